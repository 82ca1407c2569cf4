namespace TorchVanish.Reporting.Report;

/// <summary>A figure of a report: its name on disk without an ending, and what it says.</summary>
/// <param name="Svg">The image itself, for the page that carries its figures.</param>
internal sealed record ReportFigure(string Name, string Heading, string Title, string Caption, string Svg)
{
    /// <summary>A placeholder for the figure in the text, until the page links or embeds it.</summary>
    public string Placeholder => $"<!-- figure {Name} -->";
}
