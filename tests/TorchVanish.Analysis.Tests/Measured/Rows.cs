using TorchVanish.Configuration;
using TorchVanish.Runs;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Analysis.Tests.Measured;

/// <summary>Rows and records that hold only what a test is about.</summary>
internal static class Rows
{
    /// <summary>A row in which one quantity has a value of its own, and every other is -1.</summary>
    public static LayerRow Layer(
        int replicate, int step, int layer, double value, Quantity quantity = Quantity.WeightNorm, string? name = null) =>
        new(replicate, step, layer, name ?? $"hidden{layer}", [.. Quantities.All.Select(other => other == quantity ? value : -1)]);

    public static TrainingRow Training(int replicate, int step, double validationAccuracy = 0.5) =>
        new(replicate, step, 1, 0.25, 1, validationAccuracy, 1, 1);

    public static RunRecord Record(
        string name, IReadOnlyList<LayerRow>? layers = null, IReadOnlyList<TrainingRow>? training = null, string? folder = null) => new(
        folder ?? $"runs/{name}",
        name,
        MadeUpEnvironment.Instance,
        new RunStatus(RunState.Completed, "Made up.", "sequential", []),
        training ?? [],
        layers ?? [],
        [])
        {
            ConfigText = ConfigWriter.Write(new ExperimentConfig { Name = name }),
        };
}
