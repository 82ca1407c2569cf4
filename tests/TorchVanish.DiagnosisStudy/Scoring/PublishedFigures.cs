using TorchVanish.DiagnosisStudy.Programs;

namespace TorchVanish.DiagnosisStudy.Scoring;

/// <summary>Figures that papers report of tools that cannot be run here.</summary>
internal static class PublishedFigures
{
    public static string Table() => Markdown.Table(
        ["tool", "faulty programs detected", "a right cause named", "source"],
        [
            ["DeepFD", "", new Wilson(30, 58).ToString(), "Cao et al., ICSE 2022: 52% of 58"],
            ["best of the rules before it", "", new Wilson(16, 58).ToString(), "the same: 27%"],
            ["DEFault", new Wilson(49, 52).ToString(), new Wilson(33, 52).ToString(), "Jahan et al., ICSE 2025: 94.3% and 63.5% of 52"],
        ]);
}
