namespace TorchVanish.Reporting.Report;

/// <summary>A figure of a report.</summary>
/// <param name="Name">The file name without extension.</param>
/// <param name="Svg">The image, for the page that embeds its figures.</param>
internal sealed record ReportFigure(string Name, string Heading, string Title, string Caption, string Svg)
{
    /// <summary>A placeholder for the figure in the text, until the page links or embeds it.</summary>
    public string Placeholder => $"<!-- figure {Name} -->";
}
