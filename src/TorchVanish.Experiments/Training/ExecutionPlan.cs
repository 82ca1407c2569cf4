using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;

namespace TorchVanish.Experiments.Training;

/// <summary>Which replicates of an experiment share a graph.</summary>
/// <param name="Groups">The replicate numbers of each group. A group of one that is not stacked is an ordinary network.</param>
/// <param name="Stacked">Whether the groups are stacked.</param>
/// <param name="Description">The chosen execution, with the reason if it differs from the requested one, for status.json.</param>
public sealed record ExecutionPlan(IReadOnlyList<IReadOnlyList<int>> Groups, bool Stacked, string Description)
{
    /// <summary>The plan for a config. It does not depend on the machine or on the number of jobs.</summary>
    public static ExecutionPlan For(ExperimentConfig config) => For(config, () => NetworkBuilder.ObstacleToStacking(config));

    /// <param name="obstacle">The reason why the replicates cannot share a graph; null if they can.</param>
    internal static ExecutionPlan For(ExperimentConfig config, Func<string?> obstacle)
    {
        var plan = config.Execution switch
        {
            Execution.Sequential => OneByOne(config, "sequential"),
            Execution.Stacked => Chunks(config, config.Replicates, $"stacked, {config.Replicates} replicates in one graph"),
            _ => Automatic(config),
        };
        return plan.Stacked && obstacle() is { } reason ? OneByOne(config, $"sequential, because {reason}") : plan;
    }

    /// <summary>One replicate after another.</summary>
    public static ExecutionPlan OneByOne(ExperimentConfig config, string description) =>
        new([.. Enumerable.Range(0, config.Replicates).Select(r => new[] { r })], Stacked: false, description);

    private static ExecutionPlan Automatic(ExperimentConfig config)
    {
        var size = StackingRule.ChunkSize(config);
        return size < 2 ? OneByOne(config, "sequential") : Chunks(config, size, $"stacked, up to {size} replicates in one graph");
    }

    private static ExecutionPlan Chunks(ExperimentConfig config, int size, string description) =>
        new([.. Enumerable.Range(0, config.Replicates).Chunk(size)], Stacked: true, description);
}
