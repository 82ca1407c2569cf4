namespace TorchVanish.Experiments.Data;

/// <summary>The grayscale images of an IDX file.</summary>
/// <param name="Count">The number of images.</param>
/// <param name="Rows">The number of pixels from top to bottom.</param>
/// <param name="Columns">The number of pixels from left to right.</param>
/// <param name="Pixels">[Count, Rows, Columns], 0 ... 255.</param>
public sealed record IdxImages(int Count, int Rows, int Columns, byte[] Pixels)
{
    public int PixelsPerImage => Rows * Columns;
}
