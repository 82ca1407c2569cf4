using SkiaSharp;

namespace TorchVanish.Reporting.Drawing;

/// <summary>A sheet as a PDF of one page, with embedded fonts. It has no date, so the same runs give the same bytes.</summary>
internal static class PdfImage
{
    public static byte[] Of(Sheet sheet, string title)
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata
        {
            Title = title,
            Creator = "TorchVanish",
            RasterDpi = 300,
            EncodingQuality = 101
        }))
        {
            sheet.Draw(document.BeginPage(sheet.Width, sheet.Height));
            document.EndPage();
            document.Close();
        }
        return stream.ToArray();
    }
}
