namespace TorchVanish.Experiments.Data;

/// <summary>Grey images as an IDX file holds them.</summary>
/// <param name="Count">Images.</param>
/// <param name="Rows">Pixels from top to bottom.</param>
/// <param name="Columns">Pixels from left to right.</param>
/// <param name="Pixels">[Count, Rows, Columns], 0 ... 255.</param>
public sealed record IdxImages(int Count, int Rows, int Columns, byte[] Pixels)
{
    public int PixelsPerImage => Rows * Columns;
}
