using TorchVanish.Analysis.Measured;

namespace TorchVanish.Analysis.Words;

/// <summary>The sentences about replicates in captions.</summary>
internal static class Replicates
{
    /// <summary>Lines are medians over 8 replicates, bands the interquartile range.</summary>
    public static string Sentence(IReadOnlyList<MeasuredRun> runs)
    {
        var counts = runs.Select(run => run.Replicates.Count).Where(count => count > 0).Distinct().Order().ToArray();
        return counts switch
        {
            [] => "",
            [1] => "One replicate, so there is no band.",
            [var count] => $"Lines are medians over {count} replicates, bands the interquartile range.",
            _ => $"Lines are medians over {counts[0]} to {counts[^1]} replicates, bands the interquartile range.",
        };
    }

    /// <summary>How many replicates diverged, and how the curves show it; empty if none did.</summary>
    public static string Diverged(IReadOnlyList<MeasuredRun> runs) =>
        string.Concat(runs.Where(run => run.Diverged.Count > 0).Select(run =>
            $" {run.Diverged.Count} of {Spelling.Count(run.Replicates.Count, "replicate")} "
            + $"diverged{(runs.Count == 1 ? "" : $" in {run.Label}")}"
            + (run.Diverged.Count == run.Replicates.Count ? "." : "; from there on, lines are medians over the others.")));

    /// <summary>How many replicates training.stop ended, and how the curves show it; empty if it ended none.</summary>
    public static string Stopped(IReadOnlyList<MeasuredRun> runs) =>
        string.Concat(runs.Where(run => run.Stopped.Count > 0).Select(run =>
            $" {run.Stopped.Count} of {Spelling.Count(run.Replicates.Count, "replicate")} stopped "
            + $"early{(runs.Count == 1 ? "" : $" in {run.Label}")}"
            + " (training.stop) and keep their last value."));
}
