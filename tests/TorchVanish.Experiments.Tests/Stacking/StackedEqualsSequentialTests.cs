using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Probes;
using TorchVanish.Experiments.Tests.Gradients;
using TorchVanish.Experiments.Training;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Stacking;

/// <summary>For every kind of model, the results of a replicate do not depend on whether other replicates share its graph.</summary>
public sealed class StackedEqualsSequentialTests
{
    private const int Replicates = 3;
    private const int Classes = 3;

    public static TheoryData<string, Loss> Models => SmallModels.All;

    [Theory]
    [MemberData(nameof(Models))]
    public void In_float32(string model, Loss loss) => AssertEqual(SmallModels.Named(model), loss, Dtype.Float32, 1e-5);

    /// <summary>Uses sizes at which a stack computes its layers itself, without torch.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void In_whole_tiles(string model, Loss loss) =>
        AssertEqual(SmallModels.InWholeTiles(model), loss, Dtype.Float32, 1e-5, mlpFeatures: 32, batch: 32);

    [Theory]
    [MemberData(nameof(Models))]
    public void In_float64(string model, Loss loss) => AssertEqual(SmallModels.Named(model), loss, Dtype.Float64, 1e-10);

    private static void AssertEqual(ModelConfig model, Loss loss, Dtype dtype, double tolerance, int? mlpFeatures = null, int batch = 5)
    {
        using var scope = NewDisposeScope();
        set_num_threads(1);
        var config = new ExperimentConfig { Model = model, Seed = 3, Dtype = dtype };
        var (features, timeSteps) = SmallModels.SampleShape(model);
        features = model is MlpConfig ? mlpFeatures ?? features : features;
        var generator = new Generator(11);
        var x = randn([Replicates, batch, features], ScalarType.Float64, generator: generator).to(NetworkBuilder.TorchType(dtype));
        var y = randint(0, Classes, [Replicates, batch], ScalarType.Int64, generator: generator);
        int[] replicates = [.. Enumerable.Range(0, Replicates)];
        using var stacked = NetworkBuilder.Build(config, features, Classes, replicates, stacked: true, CPU, timeSteps);
        var together = Pass(stacked, x, y, loss);
        for (var r = 0; r < Replicates; r++)
        {
            using var single = NetworkBuilder.Build(config, features, Classes, [r], stacked: false, CPU, timeSteps);
            var alone = Pass(single, x[r].unsqueeze(0), y[r].unsqueeze(0), loss);
            Assert.Equal(alone.Keys, together.Keys);
            var negligible = tolerance * Numbers.Of(alone["norm"])[0];
            foreach (var (name, expected) in alone)
            {
                var (actual, wanted) = (Numbers.Of(together[name][r]), Numbers.Of(expected[0]));
                // A bias before batch normalization has the gradient 0. Its values are rounding errors, which differ.
                if (name.EndsWith(".bias", StringComparison.Ordinal) && wanted.Concat(actual).All(v => Math.Abs(v) <= negligible))
                    continue;
                Relative.AtMost(tolerance, actual, wanted, $"{name} of replicate {r}");
            }
        }
    }

    /// <summary>All results of one training step and of a following evaluation, as tensors whose first dimension is R.</summary>
    private static Dictionary<string, Tensor> Pass(ReplicateGroup group, Tensor x, Tensor y, Loss loss)
    {
        group.Train();
        var taps = group.Layers.Select(layer => LayerTap.On(layer)).ToList();
        var logits = group.Forward(x);
        taps.ForEach(tap => tap.Dispose());
        var losses = Losses.Of(loss, logits, y);
        losses.sum().backward();
        var norm = Experiments.Training.Gradients.Norm(group);
        var computed = new Dictionary<string, Tensor> { ["logits"] = logits, ["loss"] = losses, ["norm"] = norm };
        foreach (var (name, parameter) in group.Parameters)
            computed.Add(name, group.Lead(parameter.grad!));
        foreach (var tap in taps)
        {
            if (tap.Preactivation is { } preactivation)
                computed.Add($"{tap.Layer.Name} z", group.LeadActivation(preactivation));
            computed.Add($"{tap.Layer.Name} h", group.LeadActivation(tap.Output));
            if (tap.PreactivationGradient is { } gradient)
                computed.Add($"{tap.Layer.Name} dL/dz", group.LeadActivation(gradient));
            for (var time = 0; time < tap.StateCount; time++)
                computed.Add($"{tap.Layer.Name} dL/dh{time}", group.LeadActivation(tap.StateGradients[time]));
        }
        // Evaluation uses the running statistics.
        group.Evaluate();
        computed.Add("evaluated", group.Forward(x));
        return computed;
    }
}
