
namespace TorchVanish.Runs.Tests;

/// <summary>Made-up rows, and what a run needs around them.</summary>
internal static class SampleRun
{
    public const string Config = """{ "name": "made-up" }""" + "\n";

    public static RunEnvironment Environment { get; } = new(
        new Dictionary<string, string> { ["torchvanish"] = "0" }, "cpu", 1, 2, "Linux", "x64", "unknown",
            "torchvanish run", DateTimeOffset.UnixEpoch, End: null);

    public static RunStatus Completed { get; } = new(RunState.Completed, "All took all.", "sequential", []);

    public static TrainingRow Training(int replicate, int step, double value = 0.1) =>
        new(replicate, step, value, value, value, value, value, value);

    public static LayerRow Layer(int replicate, int step, int layer, double value = 0.1) =>
        new(replicate, step, layer, $"hidden{layer}", [.. Quantities.All.Select((_, i) => value * (i + 1))]);

    public static WeightRow Weight(int replicate, int step, int layer, int index, double value = 0.1) =>
        new(replicate, step, layer, index, value);

    public static void AddTo(RunWriter writer, int replicate, int step) =>
        writer.Add(new StepRows(Training(replicate, step))
        {
            Layers = [Layer(replicate, step, 1), Layer(replicate, step, 2)],
            Timesteps = [new TimestepRow(replicate, step, 1, 0.1), new TimestepRow(replicate, step, 2, 0.2)],
            Weights = [Weight(replicate, step, 1, 0), Weight(replicate, step, 1, 5), Weight(replicate, step, 2, 3)],
        });
}
