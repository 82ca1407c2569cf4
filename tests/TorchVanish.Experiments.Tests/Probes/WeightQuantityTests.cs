using TorchVanish.Configuration;
using TorchVanish.Experiments.Tests.Snapshots;
using TorchVanish.Experiments.Tests.Training;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Tests.Probes;

/// <summary>What is said of the weights, against the weights themselves as the snapshots have them.</summary>
public sealed class WeightQuantityTests
{
    public static TheoryData<string> Names => SmallExperiments.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Norm_change_update_and_watched_values_are_those_of_the_weights(string name)
    {
        var config = SmallExperiments.Named(name) with { Replicates = 1 };
        using var run = new TrainedRun(config, snapshots: true);
        // Differences of float32 weights are rounded before they are squared.
        var tolerance = config.Dtype == Dtype.Float64 ? 1e-12 : 1e-5;
        var first = Weights(run, 0);
        for (var step = 0; step <= config.Training.Steps; step++)
        {
            // The last snapshot is of the trained network, which is not updated any more.
            var now = Weights(run, step);
            var updated = step < config.Training.Steps ? Weights(run, step + 1) : null;
            foreach (var row in run.Record.Layers.Where(row => row.Step == step))
            {
                var (initial, weight) = (first[row.Layer - 1], now[row.Layer - 1]);
                Relative.AtMost(tolerance, [row[Quantity.WeightNorm]], [Norm(weight)], "weight_norm");
                Relative.AtMost(tolerance, [row[Quantity.WeightChange]], [Norm(weight.Zip(initial, (a, b) => a - b)) / Norm(initial)],
                    "weight_change");
                var update = updated?[row.Layer - 1].Zip(weight, (a, b) => a - b);
                if (update is null)
                    Assert.Equal(double.NaN, row[Quantity.UpdateRatio]);
                else
                    Relative.AtMost(tolerance, [row[Quantity.UpdateRatio]], [Norm(update) / Norm(weight)], "update_ratio");
                var watched = run.Record.Weights.Where(w => w.Step == step && w.Layer == row.Layer).ToList();
                Assert.Equal(Math.Min(8, weight.Length), watched.Count);
                Assert.Equal(watched.Count, watched.Select(w => w.Index).Distinct().Count());
                Assert.All(watched, w => Assert.Equal(weight[w.Index], w.Value));
            }
        }
    }

    /// <summary>The same indices at every step and in every replicate: a line in the figure is one weight.</summary>
    [Fact]
    public void Watched_indices_stay_the_same()
    {
        using var run = new TrainedRun(SmallExperiments.Named("sigmoid sgd"));
        foreach (var layer in run.Record.Weights.GroupBy(row => row.Layer))
            Assert.Single(layer.GroupBy(row => (row.Replicate, row.Step)).Select(rows => string.Join(' ', rows.Select(row => row.Index)))
                .Distinct());
    }

    private static double[][] Weights(TrainedRun run, int step)
    {
        var snapshot = SafetensorsFile.Read(Path.Combine(run.Folder, RunFiles.Snapshots, $"step-{step:D6}.safetensors"));
        var names = run.Record.Layers.Select(row => row.Name).Distinct();
        return RunConfig.Of(run.Record)!.Model is RecurrentConfig
            ? [Beside(snapshot["parameter/hidden1.weight_ih"], snapshot["parameter/hidden1.weight_hh"]),
                snapshot["parameter/output.weight"].Values]
            : [.. names.Select(layer => snapshot[$"parameter/{layer}.weight"].Values)];
    }

    // W_1 of a recurrent layer is [W_ih W_hh].
    private static double[] Beside(SafetensorsEntry left, SafetensorsEntry right) =>
        [.. left.Values.Chunk((int)left.Shape[1]).Zip(right.Values.Chunk((int)right.Shape[1]), (a, b) => a.Concat(b))
            .SelectMany(row => row)];

    private static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(v => v * v));
}
