using SkiaSharp;

namespace TorchVanish.Reporting.Drawing;

/// <summary>A sheet as PNG with 300 pixels per inch, as journals require.</summary>
internal static class PngImage
{
    private const float PixelsPerPoint = 300f / 72f;

    // Sharp on a screen with two pixels per point.
    private const float PixelsPerPointSmall = 2;

    public static byte[] Of(Sheet sheet) => Encode(new SKSize(sheet.Width, sheet.Height), PixelsPerPoint, sheet.Draw);

    /// <summary>One panel of the sheet as a thumbnail.</summary>
    public static byte[] OfPanel(Sheet sheet, int panel) =>
        Encode(Sheet.PanelSize, PixelsPerPointSmall, canvas => sheet.DrawPanel(canvas, panel));

    private static byte[] Encode(SKSize points, float scale, Action<SKCanvas> draw)
    {
        var info = new SKImageInfo((int)MathF.Round(points.Width * scale), (int)MathF.Round(points.Height * scale));
        using var surface = SKSurface.Create(info);
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(scale);
        draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var pixels = image.PeekPixels();
        using var data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 6))!;
        return data.ToArray();
    }
}
