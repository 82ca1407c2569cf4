using TorchVanish.Configuration;
using TorchVanish.Experiments.Models.Sequential;
using TorchVanish.Experiments.Tests.Training;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Sequential;

/// <summary>Every layer kind is built, trained and measured; its gradients are those of finite differences.</summary>
public sealed class LayerKindTests
{
    private static readonly LinearLayerConfig Head = new() { OutFeatures = 9 };

    private static readonly Dictionary<string, LayerConfig[]> Models = new()
    {
        ["linear"] = [new LinearLayerConfig { OutFeatures = 6, Activation = new TanhConfig() }, Head],
        ["conv2d"] = [new Conv2dLayerConfig { OutChannels = 3, KernelSize = 4, Stride = 3, Padding = Padding.Same,
            Activation = new TanhConfig() }, new FlattenLayerConfig(), Head],
        ["max_pool2d"] = [new MaxPool2dLayerConfig { KernelSize = 4 }, new FlattenLayerConfig(), Head],
        ["average_pool2d"] = [new AveragePool2dLayerConfig { KernelSize = 4, Stride = 3 }, new FlattenLayerConfig(), Head],
        ["batch_norm"] = [new LinearLayerConfig { OutFeatures = 6 }, new BatchNormLayerConfig(),
            new ActivationLayerConfig { Activation = new TanhConfig() }, Head],
        ["layer_norm"] = [new LinearLayerConfig { OutFeatures = 6 }, new LayerNormLayerConfig(),
            new ActivationLayerConfig { Activation = new TanhConfig() }, Head],
        ["dropout"] = [new DropoutLayerConfig(), Head],
        ["flatten"] = [new FlattenLayerConfig(), Head],
        ["activation"] = [new LinearLayerConfig { OutFeatures = 6 }, new ActivationLayerConfig { Activation = new SoftplusConfig() }, Head],
        ["residual"] = [new LinearLayerConfig { OutFeatures = 6 },
            new ResidualLayerConfig { Scale = 0.5, Layers = [new LinearLayerConfig { OutFeatures = 6, Activation = new TanhConfig() }] },
            Head],
        ["self_attention"] = [new LinearLayerConfig { OutFeatures = 4 }, new SelfAttentionLayerConfig { Heads = 2, Causal = true },
            new FlattenLayerConfig(), new LinearLayerConfig { OutFeatures = 4 }],
    };

    public static TheoryData<string> Kinds => [.. ConfigKinds.Of<LayerConfig>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_model_with_the_layer_trains_and_is_measured(string kind)
    {
        var sequences = kind == "self_attention";
        var config = new ExperimentConfig
        {
            Data = sequences ? new TemporalOrderConfig { Samples = 40, Length = 10 } : new ShapesetConfig { Samples = 40 },
            Model = new SequentialConfig { Layers = Models[kind] },
            Training = new TrainingConfig { BatchSize = 8, Steps = 2, GradientAccumulation = 2 },
            Replicates = 1,
        };
        using var run = new TrainedRun(config);
        Assert.Equal(RunState.Completed, run.Finished!.State);
        var weighted = LayerTree.Names(new SequentialConfig { Layers = Models[kind] }).Values.ToList();
        Assert.Equal(weighted, run.Record.Layers.Where(row => row.Step == 0).Select(row => row.Name));
        Assert.All(run.Record.Layers, row => Assert.True(row[Quantity.WeightGradientNorm] > 0, $"{row.Name} has no gradient"));
        Assert.All(run.Record.Layers, row => Assert.True(row[Quantity.PreactivationGradientNorm] > 0, $"{row.Name} has no signal"));
    }

    [Theory]
    [InlineData("conv2d", 1)]
    [InlineData("residual", 1)]
    [InlineData("self_attention", 3)]
    public void Gradients_are_those_of_finite_differences(string kind, int timeSteps)
    {
        using var scope = NewDisposeScope();
        const double step = 1e-5;
        var features = timeSteps == 1 ? 49 : 15;
        using var network = SequentialBuilder.Build(
            new SequentialConfig { Layers = Models[kind] }, Loss.CrossEntropy, features, timeSteps, ScalarType.Float64, seed: 3);
        var x = randn([5, features], ScalarType.Float64, generator: new Generator(1));
        Tensor Objective() => network.call(x).square().sum();
        Objective().backward();
        foreach (var (name, parameter) in network.named_parameters())
        {
            var gradient = Numbers.Of(parameter.grad!);
            using var frozen = no_grad();
            var entries = parameter.view(-1);
            foreach (var i in new[] { 0, gradient.Length / 2, gradient.Length - 1 })
            {
                var old = entries[i].item<double>();
                double At(double value)
                {
                    entries[i] = value;
                    return Objective().item<double>();
                }
                var slope = (At(old + step) - At(old - step)) / (2 * step);
                entries[i] = old;
                Assert.True(Math.Abs(slope - gradient[i]) <= 1e-6 * Math.Max(1, Math.Abs(slope)),
                    $"{name}[{i}]: {gradient[i]}, by differences {slope}");
            }
        }
    }

    [Fact]
    public void A_loss_that_includes_the_last_activation_gets_its_input()
    {
        using var scope = NewDisposeScope();
        var model = new SequentialConfig { Layers = [new LinearLayerConfig { OutFeatures = 3, Activation = new SoftmaxConfig() }] };
        var x = randn([4, 5], ScalarType.Float64, generator: new Generator(1));
        double[] Outputs(Loss loss)
        {
            using var network = SequentialBuilder.Build(model, loss, 5, 1, ScalarType.Float64, seed: 3);
            Assert.Equal(loss == Loss.CategoricalCrossEntropy, network.Layers[^1].Activation is null);
            var outputs = network.call(x);
            return Numbers.Of(loss == Loss.CategoricalCrossEntropy ? outputs.softmax(-1) : outputs);
        }
        Relative.AtMost(1e-12, Outputs(Loss.CategoricalCrossEntropy), Outputs(Loss.SquaredError), "outputs");
    }

    [Fact]
    public void A_layer_that_does_not_fit_is_refused_with_its_place()
    {
        var error = Assert.Throws<ConfigException>(() => SequentialPlan.Of(
            new SequentialConfig
            {
                Layers = [new LinearLayerConfig { OutFeatures = 4 },
                new Conv2dLayerConfig { OutChannels = 2, KernelSize = 3 }]
            }, 16, 1));
        Assert.Equal("model.layers[1] is conv2d while its input is [B, 4]; it needs an image, [B, C, H, W].", error.Message);
    }
}
