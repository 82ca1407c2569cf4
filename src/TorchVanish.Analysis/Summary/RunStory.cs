namespace TorchVanish.Analysis.Summary;

/// <summary>Describes what happened in a run: the outcome first, then the evidence.</summary>
public static class RunStory
{
    private const string Nothing = "Nothing was measured: the run ended before its first checkpoint.";

    /// <summary>The summary of the report, one paragraph per topic. It starts with divergence, if there is any.</summary>
    public static IReadOnlyList<string> Paragraphs(RunSummary summary) => summary.Replicates == 0 ? [Nothing] : Joined(
    [
        [DivergenceWords.Long(summary.Divergence)],
        [.. LearningWords.Long(summary)],
        [.. SignalWords.Long(summary), .. MoveWords.Long(summary)],
        [UnitWords.Long(summary.Units), .. EventWords.Long(summary)],
    ]);

    /// <summary>The summary as one paragraph.</summary>
    public static string Paragraph(RunSummary summary) => string.Join(' ', Paragraphs(summary));

    /// <summary>The accuracy and the state of the gradient, for the last column of a table.</summary>
    public static string Short(RunSummary summary) => summary.Replicates == 0 ? Nothing : string.Join(' ', new[]
    {
        DivergenceWords.Short(summary.Divergence), LearningWords.Short(summary), SignalWords.Short(summary), EventWords.Short(summary),
    }.Where(sentence => sentence.Length > 0));

    /// <summary>
    /// Three facts: the accuracy compared with the trivial answer, the signal, and what diverged. One if nothing was measured.
    /// </summary>
    public static IReadOnlyList<string> Facts(RunSummary summary) => summary.Replicates == 0 ? [Nothing] :
    [
        LearningWords.Fact(summary),
        SignalWords.Fact(summary),
        summary.Divergence.Count == 0
            ? $"{(summary.Replicates == 1 ? "The replicate did not diverge" : "No replicate diverged")}."
            : DivergenceWords.Long(summary.Divergence),
    ];

    private static string[] Joined(IEnumerable<string[]> paragraphs) =>
        [.. paragraphs.Select(sentences => string.Join(' ', sentences.Where(sentence => sentence.Length > 0)))
            .Where(paragraph => paragraph.Length > 0)];
}
