using TorchVanish.Records.Runs;

namespace TorchVanish.Reporting.Report;

/// <summary>A part of a report: one run, or several that are compared in the same figures.</summary>
/// <param name="Heading">Names the part; needed where a report has several.</param>
/// <param name="Introduction">Markdown, may be empty.</param>
/// <param name="Runs">In the order of tables and legends; the first is the baseline.</param>
public sealed record ReportSection(string Heading, string Introduction, IReadOnlyList<RunRecord> Runs)
{
    /// <summary>Begins the names of the section's figures where a report has several sections; without it, the heading does.</summary>
    public string? Prefix { get; init; }
}
