using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Tests.Training;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Snapshots;

/// <summary>A snapshot is enough to compute every gradient in it again.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly IDisposable _scope = NewDisposeScope();

    public static TheoryData<string> Names => SmallExperiments.Names;

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_follow_from_parameters_and_batch(string name)
    {
        var config = SmallExperiments.Named(name) with { Probes = new ProbesConfig { Points = 4 } };
        using var run = new TrainedRun(config, jobs: 2, snapshots: true);
        var steps = config.Probes.SampledSteps(config.Training.Steps);
        Assert.Equal(steps.Select(step => $"step-{step:D6}.safetensors"),
            Directory.EnumerateFiles(Path.Combine(run.Folder, RunFiles.Snapshots)).Select(Path.GetFileName).Order());
        foreach (var step in steps)
        {
            var snapshot = SafetensorsFile.Read(Path.Combine(run.Folder, RunFiles.Snapshots, $"step-{step:D6}.safetensors"));
            var (x, y) = (snapshot["batch/x"], snapshot["batch/y"]);
            var batch = DataSources.For(config.Data, null)
                .Draw(config.Seed).Training with
            {
                Inputs = [.. x.Values.Select(v => (float)v)],
                Labels = [.. y.Values.Select(v => (int)v)],
                Targets = y.Dtype == "I64" ? null : [.. y.Values.Select(v => (float)v)]
            };
            using var network = new SmallNetwork(config, batch, parameter => snapshot[$"parameter/{parameter}"].Values);
            var gradient = network.Backward();
            // The same operations on the same numbers: the same bits.
            foreach (var (parameter, values) in gradient.Parameters)
                Assert.Equal(values, snapshot[$"gradient/{parameter}"].Values);
            foreach (var row in run.Record.Layers.Where(row => row.Replicate == 0 && row.Step == step))
            {
                var matrices = snapshot.Names.Where(n => n.StartsWith($"gradient/{row.Name}.weight", StringComparison.Ordinal));
                var norm = Math.Sqrt(matrices.SelectMany(n => snapshot[n].Values).Sum(v => v * v));
                Relative.AtMost(1e-6, [row[Quantity.WeightGradientNorm]], [norm], $"norm of the gradient of {row.Name}");
            }
        }
    }

    [Fact]
    public void Names_shapes_and_types_are_those_of_the_contract()
    {
        using var run = new TrainedRun(SmallExperiments.Named("relu block momentum clip"), snapshots: true);
        var snapshot = SafetensorsFile.Read(Path.Combine(run.Folder, RunFiles.Snapshots, "step-000000.safetensors"));
        string[] parameters =
        [
            .. Enumerable.Range(1, 3)
                .SelectMany(l => new[] { $"hidden{l}.weight", $"hidden{l}.bias",
                $"hidden{l}_normalization.weight", $"hidden{l}_normalization.bias" }),
            "output.weight", "output.bias",
        ];
        string[] names = [.. parameters.Select(p => $"parameter/{p}"), .. parameters.Select(p => $"gradient/{p}"), "batch/x", "batch/y"];
        Assert.Equal(names.Order(StringComparer.Ordinal), snapshot.Names.Order(StringComparer.Ordinal));
        Assert.Equal([6, 4], snapshot["parameter/hidden1.weight"].Shape);
        Assert.Equal([6, 6], snapshot["gradient/hidden2.weight"].Shape);
        Assert.Equal([6], snapshot["parameter/hidden2.bias"].Shape);
        Assert.Equal([3, 6], snapshot["parameter/output.weight"].Shape);
        Assert.Equal([10, 4], snapshot["batch/x"].Shape);
        Assert.Equal([10], snapshot["batch/y"].Shape);
        Assert.Equal(("F32", "I64"), (snapshot["batch/x"].Dtype, snapshot["batch/y"].Dtype));
    }
}
