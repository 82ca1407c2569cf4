using System.Net;
using TorchVanish.Runs;

namespace TorchVanish.Reporting.Report;

/// <summary>The figure of a claim, and its thumbnail for the ledger's first screen.</summary>
/// <param name="Thumbnail">PNG.</param>
internal sealed record LedgerFigure(ReportFigure Whole, byte[] Thumbnail)
{
    // The width of the image in the page; the file has twice as many pixels.
    private const int Width = 220;

    /// <summary>A placeholder for the thumbnail in the text, until the page links or embeds it.</summary>
    public string Placeholder => $"<!-- thumbnail {Whole.Name} -->";

    /// <summary>The name of its file under figures/.</summary>
    public string FileName => $"{Whole.Name}-small.png";

    public string Linked => Image($"{RunFiles.Figures}/{FileName}");

    public string Carried => Image($"data:image/png;base64,{Convert.ToBase64String(Thumbnail)}");

    private string Image(string source) => $"<img src=\"{source}\" width=\"{Width}\" alt=\"{WebUtility.HtmlEncode(Whole.Title)}\">";
}
