using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Tests.Training;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Tests.Probes;

public sealed class VanishedGradientTests
{
    /// <summary>A float32 holds 1e-38, but not the square of 1e-20: a norm must not lose what autograd still delivers.</summary>
    [Fact]
    public void A_tiny_float32_gradient_does_not_get_a_norm_of_zero()
    {
        // Linear, five weights of 1e-6: each layer takes six powers of ten from the gradient.
        var config = new ExperimentConfig
        {
            Model = new MlpConfig
            {
                Depth = 5,
                Width = new LayerWidths(1),
                Activation = new IdentityConfig(),
                Initialization = new ConstantConfig { Weight = 1e-6 }
            },
            Training = new TrainingConfig { BatchSize = 2, Steps = 1 },
        };
        var samples = new LabelledSamples([1, 1], [0, 0], Features: 1, Classes: 2);
        var split = new DataSplit(samples, samples);
        double[] output = [1, -1];
        var rows = GivenNetwork.Train(config, split, name => name == "output.weight" ? output : null).Run.Layers;
        var exact = GivenNetwork.Train(config with { Dtype = Dtype.Float64 }, split, name =>
            name == "output.weight" ? output : null).Run.Layers;
        Assert.InRange(exact[0][Quantity.PreactivationGradientNorm], 1e-26, 1e-23);
        foreach (var (row, expected) in rows.Zip(exact))
        {
            Relative.AtMost(1e-5, [row[Quantity.PreactivationGradientNorm]], [expected[Quantity.PreactivationGradientNorm]],
                $"∂L/∂z of {row.Name}");
            Relative.AtMost(1e-5, [row[Quantity.WeightGradientNorm]], [expected[Quantity.WeightGradientNorm]], $"∂L/∂W of {row.Name}");
        }
    }
}
