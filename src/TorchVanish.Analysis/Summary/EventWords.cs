using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Summary;

/// <summary>Describes events during training that medians do not show.</summary>
public static class EventWords
{
    // More names make the sentence hard to read.
    private const int MostNames = 4;

    internal static IEnumerable<string> Long(RunSummary s)
    {
        yield return Groups(s);
        if (s.Events.Peak is { } peak)
        {
            yield return $"During training, the loss rose to {Spelling.Number(peak.Loss)} (step {peak.Step}), at least "
                + $"{Spelling.Constant(LossPeak.Factor)} times its value at both ends, in "
                + $"{Counts.Replicates(peak.Replicates, s.Replicates)}.";
        }
        yield return Clipped(s.Events.Clipped);
        yield return Outliers(s.Events.Outliers);
    }

    internal static string Short(RunSummary s) => string.Join(' ', new[]
    {
        s.Events.Groups is { } groups && s.Learning.Verdict != LearningVerdict.NotSettled ? Stuck(groups, s) : "",
        s.Events.Peak is { } peak ? $"The loss rose to {Spelling.Number(peak.Loss)} at step {peak.Step}." : "",
    }.Where(sentence => sentence.Length > 0));

    private static string Stuck(ReplicateGroups groups, RunSummary s) =>
        $"{groups.Count} of {s.Learning.Gains.Count} replicates ({Spelling.WithInterval(groups.Stuck, Spelling.Percent)}) "
        + "stay at the trivial answer.";

    private static string Groups(RunSummary s)
    {
        if (s.Events.Groups is not { } groups)
            return "";
        var level = s.Learning.Accuracy.IsKnown ? $"{Spelling.Percent(groups.Others)} accuracy" : $"R² = {Spelling.Number(groups.Others)}";
        return $"The replicates fall into two groups: {groups.Count} of {s.Learning.Gains.Count} "
            + $"({Spelling.WithInterval(groups.Stuck, Spelling.Percent)}) stay at the level of the trivial answer, "
            + $"and the others reach {level} (median).";
    }

    private static string Clipped(ClippedSteps? clipped) => clipped switch
    {
        null => "",
        { Clipped: 0 } => $"Clipping changed no gradient at the {clipped.Recorded} recorded steps (all replicates together).",
        _ => $"Clipping made the gradient smaller at {Spelling.Percent(clipped.Clipped / (double)clipped.Recorded)} of the "
            + $"{clipped.Recorded} recorded steps (all replicates together).",
    };

    private static string Outliers(IReadOnlyList<LossOutlier> outliers) => outliers.Count == 0 ? ""
        : "Outliers: the final training loss of "
            + Spelling.List(outliers.Take(MostNames).Select(outlier => $"replicate {outlier.Replicate} ({Spelling.Number(outlier.Loss)})"))
            + (outliers.Count > MostNames ? $" and of {outliers.Count - MostNames} more" : "")
            + $" is more than {Spelling.Constant(LossOutlier.Fences)} interquartile ranges (of the logarithm) from the others, whose "
            + $"median is {Spelling.Number(outliers[0].Median)}.";
}
