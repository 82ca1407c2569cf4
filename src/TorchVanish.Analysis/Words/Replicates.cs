using TorchVanish.Analysis.Measured;

namespace TorchVanish.Analysis.Words;

/// <summary>What a caption says of the replicates behind its lines.</summary>
internal static class Replicates
{
    /// <summary>Lines are medians over 8 replicates, bands the interquartile range.</summary>
    public static string Sentence(IReadOnlyList<MeasuredRun> runs)
    {
        var counts = runs.Select(Number).Where(count => count > 0).Distinct().Order().ToArray();
        return counts switch
        {
            [] => "",
            [1] => "One replicate, so there is no band.",
            [var count] => $"Lines are medians over {count} replicates, bands the interquartile range.",
            _ => $"Lines are medians over {counts[0]} to {counts[^1]} replicates, bands the interquartile range.",
        };
    }

    public static int Number(MeasuredRun run) =>
        run.Record.Training.Select(row => row.Replicate).Concat(run.Record.Layers.Select(row => row.Replicate)).Distinct().Count();

    /// <summary>Where lines thin out: replicates that diverged; empty where none did.</summary>
    public static string Diverged(IReadOnlyList<MeasuredRun> runs) =>
        string.Concat(runs.Select(run => (run.Label, Count: run.Record.Status?.DivergedReplicates.Count ?? 0))
            .Where(run => run.Count > 0)
            .Select(run => $" {Spelling.Count(run.Count, "replicate")} of {run.Label} diverged and {(run.Count == 1 ? "counts" : "count")} up to there only."));
}
