using SkiaSharp;

namespace TorchVanish.Reporting.Drawing;

/// <summary>A sheet as PNG with 300 pixels an inch, what journals ask for.</summary>
internal static class PngImage
{
    private const float PixelsPerPoint = 300f / 72f;

    public static byte[] Of(Sheet sheet)
    {
        var info = new SKImageInfo((int)MathF.Round(Sheet.Width * PixelsPerPoint), (int)MathF.Round(sheet.Height * PixelsPerPoint));
        using var surface = SKSurface.Create(info);
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(PixelsPerPoint);
        sheet.Draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var pixels = image.PeekPixels();
        using var data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 6))!;
        return data.ToArray();
    }
}
