using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Tests.Training;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Tests.Probes;

/// <summary>Networks so simple that every count can be told by looking at them: two inputs, one hidden layer of four units.</summary>
public sealed class HandMadeNetworkTests
{
    private static readonly double[] Zero = new double[8];

    [Fact]
    public void Dead_units_are_those_whose_slope_is_zero_for_every_sample()
    {
        // Biases alone: two units below 0 for every sample, one above for every sample, one exactly 0, where ReLU's slope is 0.
        var hidden = FirstHidden(new ReluConfig(), Zero, [-1, -2, 3, 0]);
        Assert.Equal(0.75, hidden[Quantity.DeadFraction]);
        Assert.Equal(0.75, hidden[Quantity.SaturatedFraction]);
        Assert.Equal(0.25, hidden[Quantity.DerivativeMean]);
        Assert.Equal(0.5, hidden[Quantity.DerivativeRms]);
        Assert.Equal(0.75, hidden[Quantity.ActivationMean]);
        Assert.Equal(Math.Sqrt((9.0 / 4) - (0.75 * 0.75)), hidden[Quantity.ActivationStd], 1e-12);
        Assert.Equal(0, hidden[Quantity.NonfiniteCount]);
    }

    [Fact]
    public void A_unit_that_one_sample_wakes_is_not_dead()
    {
        // Unit 0 is positive for the one sample in four whose first feature is 1.
        var hidden = FirstHidden(new ReluConfig(), [1, 0, 0, 0, 0, 0, 0, 0], [-0.5, -1, 1, 1]);
        Assert.Equal(0.25, hidden[Quantity.DeadFraction]);
        Assert.Equal((4 + 3) / 16.0, hidden[Quantity.SaturatedFraction]);
    }

    [Fact]
    public void Saturation_starts_below_a_twentieth_of_the_largest_slope()
    {
        // σ′(z) = 0.05 · 0.25 where σ = (1 ± √0.95) / 2, that is |z| = 4.357: one unit on each side of it, and one far out either way.
        var hidden = FirstHidden(new SigmoidConfig(), Zero, [4.35, 4.37, -20, 0]);
        Assert.Equal(0.5, hidden[Quantity.SaturatedFraction]);
        Assert.Equal(0, hidden[Quantity.DeadFraction]);
    }

    [Fact]
    public void The_output_layer_has_no_activation()
    {
        var run = Train(new SigmoidConfig(), Zero, [1, 2, 3, 4]);
        var output = run.Layers.First(row => row.Name == "output");
        Assert.Equal((1, 1, 0, 0), (output[Quantity.DerivativeMean], output[Quantity.DerivativeRms], output[Quantity.SaturatedFraction],
            output[Quantity.DeadFraction]));
    }

    [Fact]
    public void Every_entry_that_is_not_finite_is_counted()
    {
        // 1e200 · 1e200 overflows: one hidden unit of four is infinite for each of the four samples, all logits are NaN or
        // infinite, and so is every gradient.
        var run = Train(new IdentityConfig(), Zero, [0, 0, double.PositiveInfinity, 0]);
        var (hidden, output) = (run.Layers[0], run.Layers[1]);
        Assert.Equal((4, 16), (hidden[Quantity.NonfiniteActivationCount], hidden[Quantity.NonfiniteGradientCount]));
        Assert.Equal((8, 8), (output[Quantity.NonfiniteActivationCount], output[Quantity.NonfiniteGradientCount]));
        Assert.Equal((4 + 16, 8 + 8), (hidden[Quantity.NonfiniteCount], output[Quantity.NonfiniteCount]));
        Assert.Equal(RunState.Diverged, run.Status!.State);
    }

    [Fact]
    public void A_nan_is_neither_dead_nor_saturated()
    {
        // One unit is NaN, one below 0 for every sample, one above, one exactly 0: of 12 finite slopes 8 are 0.
        var hidden = FirstHidden(new ReluConfig(), Zero, [double.NaN, -1, 1, 0]);
        Assert.Equal(0.5, hidden[Quantity.DeadFraction]);
        Assert.Equal(8 / 12.0, hidden[Quantity.SaturatedFraction]);
        Assert.Equal((double.NaN, double.NaN), (hidden[Quantity.DerivativeMean], hidden[Quantity.DerivativeRms]));
    }

    [Fact]
    public void Where_no_slope_is_finite_no_share_of_them_is_defined()
    {
        var run = Train(new ReluConfig(), Zero, [double.NaN, double.NaN, double.NaN, double.NaN]);
        Assert.Equal((double.NaN, double.NaN), (run.Layers[0][Quantity.DeadFraction], run.Layers[0][Quantity.SaturatedFraction]));
        // The output layer has no slopes of its own.
        Assert.Equal((0, 0), (run.Layers[1][Quantity.DeadFraction], run.Layers[1][Quantity.SaturatedFraction]));
        Assert.Equal((double.NaN, double.NaN), (run.Training[0].TrainAccuracy, run.Training[0].ValidationAccuracy));
        Assert.Equal(
            new DivergedReplicate(0, 0, "the loss is NaN") { Pass = NetworkPass.Forward, Layer = 1, LayerName = "hidden1" },
            Assert.Single(run.Status!.DivergedReplicates));
    }

    private static LayerRow FirstHidden(ActivationConfig activation, double[] weight, double[] bias) =>
        Train(activation, weight, bias).Layers[0];

    private static RunRecord Train(ActivationConfig activation, double[] weight, double[] bias)
    {
        var config = new ExperimentConfig
        {
            Model = new MlpConfig { Depth = 1, Width = new LayerWidths(4), Activation = activation },
            Training = new TrainingConfig { BatchSize = 4, Steps = 2 },
            Dtype = Dtype.Float64,
        };
        var samples = new LabelledSamples([1, 0, 0, 1, 0, 0, -1, 0], [0, 1, 0, 1], Features: 2, Classes: 2);
        return GivenNetwork.Train(config, new DataSplit(samples, samples), name => name switch
        {
            "hidden1.weight" => weight,
            "hidden1.bias" => bias,
            _ => null,
        }).Run;
    }
}
