using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Tests.Training;

namespace TorchVanish.Experiments.Tests.Stacking;

/// <summary>Sequential models in one graph give the same numbers as one at a time, for every layer kind that has a stacked form.</summary>
public sealed class StackedSequentialTests
{
    private static readonly Dictionary<string, LayerConfig[]> Models = new()
    {
        ["linear"] = [Linear(6, new ReluConfig()), Linear(5, new IdentityConfig()), Linear(3, new IdentityConfig())],
        ["activation"] = [Linear(6), new ActivationLayerConfig { Activation = new TanhConfig() }, Linear(3)],
        ["softmax"] = [Linear(6, new SoftmaxConfig()), Linear(3, new SoftmaxConfig())],
        ["batch_norm"] = [Linear(6), new BatchNormLayerConfig(), new ActivationLayerConfig { Activation = new SigmoidConfig() }, Linear(3)],
        ["layer_norm"] = [new FlattenLayerConfig(), Linear(6, new EluConfig()), new LayerNormLayerConfig(), Linear(3)],
        ["dropout"] = [Linear(8, new ReluConfig()), new DropoutLayerConfig { P = 0.4 }, Linear(3, new SoftmaxConfig())],
        ["residual"] = [Linear(6, new TanhConfig()), new ResidualLayerConfig { Layers = [Linear(6, new ReluConfig())], Scale = 0.5 },
            Linear(3)],
        ["regularization"] =
            [Linear(6, new TanhConfig()) with { Regularization = new RegularizationConfig { L1 = 0.01, L2 = 0.02 } }, Linear(3)],
    };

    public static TheoryData<string> Kinds => [.. Models.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Stacked_and_sequential_runs_agree(string kind)
    {
        var config = SmallExperiments.Named("sigmoid sgd") with
        {
            Model = new SequentialConfig { Layers = Models[kind] },
            Dtype = Dtype.Float64,
        };
        config = config with { Training = config.Training with { Steps = 12, Loss = Loss.CategoricalCrossEntropy } };
        using var sequential = new TrainedRun(config with { Execution = Execution.Sequential });
        using var stacked = new TrainedRun(config with { Execution = Execution.Stacked });
        Assert.StartsWith("stacked", stacked.Record.Status!.Execution, StringComparison.Ordinal);
        Assert.Equal("sequential", sequential.Record.Status!.Execution);
        foreach (var (expected, actual) in sequential.Record.Training.Zip(stacked.Record.Training))
        {
            double[] Values(Runs.TrainingRow row) => [row.TrainLoss, row.TrainAccuracy, row.ValidationLoss, row.GradientNorm];
            Relative.AtMost(1e-9, Values(actual), Values(expected), $"step {expected.Step} of replicate {expected.Replicate}");
        }
        Assert.Equal(sequential.Record.Layers.Count, stacked.Record.Layers.Count);
        foreach (var (expected, actual) in sequential.Record.Layers.Zip(stacked.Record.Layers))
        {
            double[] Defined(Runs.LayerRow row) => [.. row.Values.Where(value => !double.IsNaN(value))];
            Relative.AtMost(1e-9, Defined(actual), Defined(expected), $"{expected.Name} at step {expected.Step}");
        }
    }

    [Theory]
    [InlineData("conv2d")]
    [InlineData("linear layer without a bias")]
    [InlineData("prelu")]
    public void A_layer_without_a_stacked_form_is_named(string what)
    {
        LayerConfig[] layers = what switch
        {
            "conv2d" => [new Conv2dLayerConfig { OutChannels = 2, KernelSize = 3 }, new FlattenLayerConfig(), Linear(3)],
            "prelu" => [Linear(4, new PreluConfig()), Linear(3)],
            _ => [Linear(4) with { Bias = false }, Linear(3)],
        };
        var reason = NetworkBuilder.ObstacleToStacking(new ExperimentConfig { Model = new SequentialConfig { Layers = layers } });
        Assert.Contains(what, reason, StringComparison.Ordinal);
    }

    private static LinearLayerConfig Linear(int units, ActivationConfig? activation = null) =>
        new() { OutFeatures = units, Activation = activation ?? new IdentityConfig() };
}
