using TorchVanish.Configuration;
using TorchVanish.Experiments.Tests.Training;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Gradients;

/// <summary>
/// Compares gradients, every column of training.csv and layers.csv, and trained parameters with PyTorch, on the same weights and batch.
/// </summary>
public sealed class PytorchTests
{
    // The fixture contains only their sum. It also has no rows after the last update.
    private static readonly Quantity[] OnlyHere = [Quantity.NonfiniteActivationCount, Quantity.NonfiniteGradientCount];

    public static IEnumerable<object[]> Cases =>
        PytorchFixture.Names.SelectMany(_ => Enum.GetValues<Dtype>(), (name, dtype) => new object[] { name, dtype });

    [Theory]
    [MemberData(nameof(Cases))]
    public void Training_measurements_equal_those_of_pytorch(string name, Dtype dtype)
    {
        var trained = GivenNetwork.Train(PytorchFixture.Config(name, dtype), PytorchFixture.Data(name), PytorchFixture.Parameters(name));
        var tolerance = Tolerance(dtype);
        foreach (var (step, expected) in PytorchFixture.TrainingRows(name, dtype))
        {
            var row = trained.Run.Training.Single(r => r.Step == step);
            double[] actual =
            [
                row.TrainLoss, row.TrainAccuracy, row.ValidationLoss, row.ValidationAccuracy,
                row.GradientNorm, row.ClippedGradientNorm,
            ];
            for (var i = 0; i < expected.Length; i++)
                Relative.AtMost(tolerance, [actual[i]], [expected[i]], $"{PytorchFixture.Columns.training[i]} at step {step}");
        }
        foreach (var (step, layer, expected) in PytorchFixture.LayerRows(name, dtype))
        {
            var row = trained.Run.Layers.Single(r => r.Step == step && r.Layer == layer);
            foreach (var quantity in Quantities.All.Except(OnlyHere))
                Compare(tolerance, quantity, row.Values, expected, $"{quantity.Column()} of layer {layer} at step {step}");
            Assert.Equal(row[Quantity.NonfiniteCount], OnlyHere.Sum(part => row[part]));
        }
        foreach (var (step, time, expected) in PytorchFixture.TimestepRows(name, dtype))
        {
            var row = trained.Run.Timesteps.Single(r => r.Step == step && r.Time == time);
            Relative.AtMost(tolerance, [row.HiddenGradientNorm], [expected], $"‖∂L/∂h‖ at time {time} and step {step}");
        }
        Relative.AtMost(tolerance, Flat(trained.Parameters), PytorchFixture.Flat(name, "parameters"), "parameters after 3 steps");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_equal_those_of_pytorch(string name, Dtype dtype)
    {
        using var scope = NewDisposeScope();
        var config = PytorchFixture.Config(name, dtype);
        using var network = new SmallNetwork(config, PytorchFixture.Data(name).Training, PytorchFixture.Parameters(name));
        var gradient = network.Backward();
        Relative.AtMost(Tolerance(dtype), Flat(gradient.Parameters), PytorchFixture.Flat(name, "gradients"), "∂L/∂W and ∂L/∂b");
        Relative.AtMost(
            Tolerance(dtype), Flat(gradient.PreactivationGradients), PytorchFixture.Flat(name, "preactivation_gradients"), "∂L/∂z");
    }

    [Fact]
    public void Every_quantity_has_a_column() =>
        Assert.Equal(Quantities.All.Except(OnlyHere).Select(quantity => quantity.Column()), PytorchFixture.Columns.layers);

    /// <summary>
    /// The fixture covers every kind in a config. A new activation, normalization, shortcut or optimizer without a case fails here.
    /// </summary>
    [Fact]
    public void Every_kind_has_a_case()
    {
        var configs = PytorchFixture.Names.Select(name => PytorchFixture.Config(name, Dtype.Float64)).ToList();
        var models = configs.Select(c => c.Model).OfType<MlpConfig>().ToList();
        AssertAll<ModelConfig>(configs.Select(c => (object)c.Model));
        var nonlinearities = configs.Select(c => c.Model).OfType<RnnConfig>().Select(m => m.Nonlinearity);
        Assert.Equal(Enum.GetValues<Nonlinearity>(), nonlinearities.Distinct().Order());
        AssertAll<ActivationConfig>(models.Select(m => (object)m.Activation));
        AssertAll<NormalizationConfig>(models.Select(m => (object)m.Normalization));
        AssertAll<OptimizerConfig>(configs.Select(c => (object)c.Training.Optimizer));
        AssertAll<ClippingConfig>(configs.Select(c => (object)c.Training.Clipping));
        Assert.Equal(Enum.GetValues<Residual>(), models.Select(m => m.Residual).Distinct().Order());
        Assert.Equal(SmallModels.LossesByHand, configs.Select(c => c.Training.Loss).Distinct().Order());
        var normalizations = models.Select(m => m.Normalization).OfType<UnitNormalizationConfig>().ToList();
        foreach (var position in Enum.GetValues<NormalizationPosition>())
            Assert.Equal(2, normalizations.Where(n => n.Position == position).DistinctBy(n => n.GetType()).Count());
    }

    private static double Tolerance(Dtype dtype) => dtype == Dtype.Float64 ? 1e-9 : 1e-5;

    private static void Compare(double tolerance, Quantity quantity, IReadOnlyList<double> actual, double[] expected, string what)
    {
        var i = (int)quantity;
        // A mean can be near zero by cancellation, so compare it relative to the size of the averaged values.
        var size = quantity switch
        {
            Quantity.ActivationMean => double.Hypot(expected[i], expected[(int)Quantity.ActivationStd]),
            Quantity.DerivativeMean => expected[(int)Quantity.DerivativeRms],
            _ => Math.Abs(expected[i]),
        };
        if (double.IsNaN(expected[i]))
        {
            Assert.True(double.IsNaN(actual[i]), what);
            return;
        }
        Relative.AtMost(tolerance, [size + actual[i] - expected[i]], [size], what);
    }

    private static double[] Flat(IReadOnlyDictionary<string, double[]> named) =>
        [.. named.OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => p.Value)];

    // Held against formulas and finite differences by EveryLossTests, OptimizerRuleTests, LayerKindTests and ActivationDerivativeTests.
    private static readonly string[] ByFormula =
    [
        "exponential", "softmax", "hard_tanh", "relu6", "prelu", "adamw", "adagrad", "adadelta", "adamax", "nadam", "sequential",
    ];

    private static void AssertAll<T>(IEnumerable<object> used) =>
        Assert.Empty(ConfigKinds.Of<T>().Except(ByFormula).Except(used.Select(config =>
            ConfigKinds.Of<T>().Single(kind => ConfigKinds.Default<T>(kind)!.GetType() == config.GetType()))));
}
