using TorchVanish.Configuration;
using TorchVanish.Experiments.Tests.Gradients;
using TorchVanish.Experiments.Tests.Training;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Tests.Probes;

/// <summary>The factors of the chain rule, multiplied out, are what autograd finds.</summary>
public sealed class JacobianProbeTests
{
    private const string Shortcuts = "none BeforeActivation Identity";

    // All but those that normalize.
    public static IEnumerable<object[]> Models =>
        SmallModels.All.Where(row => ((string)row[0]).StartsWith("activation", StringComparison.Ordinal))
            .Append([Shortcuts, Loss.CrossEntropy]);

    [Theory]
    [MemberData(nameof(Models))]
    public void The_product_is_the_gradient_for_every_activation_and_shortcut(string model, Loss loss)
    {
        foreach (var (dtype, tolerance) in new[] { (Dtype.Float64, 1e-13), (Dtype.Float32, 1e-5) })
        {
            using var run = new TrainedRun(Config(model, loss) with { Dtype = dtype });
            var rows = run.Record.Jacobians;
            Assert.Equal(run.Record.Layers.Select(row => (row.Replicate, row.Step, row.Layer, row.Name)),
                rows.Select(row => (row.Replicate, row.Step, row.Layer, row.Name)));
            Assert.Equal(run.Record.Layers.Select(row => (float)row[Quantity.PreactivationGradientNorm]),
                rows.Select(row => (float)row.Signal.Norm));
            Assert.Equal(run.Record.Layers.Select(row => (float)row[Quantity.WeightGradientNorm]),
                rows.Select(row => (float)row.Weight.Norm));
            Assert.All(rows, row => Assert.True(row.Signal.Norm > 0 && row.Weight.Norm > 0));
            Assert.All(rows, row => Assert.InRange(row.Signal.RelativeDifference, 0, tolerance));
            Assert.All(rows, row => Assert.InRange(row.Weight.RelativeDifference, 0, tolerance));
        }
    }

    [Fact]
    public void Stacked_and_sequential_networks_have_the_same_products()
    {
        var config = Config(Shortcuts, Loss.CrossEntropy) with { Dtype = Dtype.Float64, Replicates = 3 };
        using var stacked = new TrainedRun(config with { Execution = Execution.Stacked });
        using var sequential = new TrainedRun(config with { Execution = Execution.Sequential });
        Assert.All(stacked.Record.Jacobians.Zip(sequential.Record.Jacobians), pair =>
        {
            Assert.Equal((pair.First.Replicate, pair.First.Step, pair.First.Name),
                (pair.Second.Replicate, pair.Second.Step, pair.Second.Name));
            Assert.Equal(pair.First.Signal.ProductNorm, pair.Second.Signal.ProductNorm, 1e-10 * pair.Second.Signal.ProductNorm);
            Assert.Equal(pair.First.Weight.ProductNorm, pair.Second.Weight.ProductNorm, 1e-10 * pair.Second.Weight.ProductNorm);
        });
    }

    // Clipping changes the gradients after they were compared, weight decay never enters them.
    [Fact]
    public void The_probes_change_no_number_of_the_training()
    {
        var config = Config("activation tanh", Loss.CrossEntropy) with { Replicates = 2 };
        config = config with
        {
            Training = config.Training with
            {
                Clipping = new NormClippingConfig { MaxNorm = 0.01 },
                WeightDecay = 0.1
            }
        };
        using var with = new TrainedRun(config with { Probes = config.Probes with { DerivativePoints = 20 } });
        using var without = new TrainedRun(config with { Probes = new ProbesConfig { Schedule = ProbeSchedule.Every } });
        Assert.Equal(without.Record.Training, with.Record.Training);
        Assert.Equal(without.Record.Weights, with.Record.Weights);
        Assert.All(with.Record.Jacobians, row => Assert.InRange(row.Weight.RelativeDifference, 0, 1e-5));
        Assert.Empty(without.Record.Jacobians);
        Assert.False(File.Exists(Path.Combine(without.Folder, RunFiles.Jacobians)));
    }

    // A dead network has no gradient, and neither has the product.
    [Fact]
    public void Two_zeros_do_not_differ()
    {
        var config = Config("activation relu", Loss.SquaredError);
        using var run = new TrainedRun(config with { Model = (MlpConfig)config.Model with { Initialization = new ConstantConfig { Weight = 0 } } });
        Assert.All(run.Record.Jacobians.Where(row => row.Name != "output"), row =>
            Assert.Equal(new GradientComparison(0, 0, 0), row.Signal));
    }

    private static ExperimentConfig Config(string model, Loss loss) => new()
    {
        Data = new BlobsConfig { Samples = 40, Classes = 3, Features = 4 },
        // Shortcuts join layers of one width: here every layer but the first, whose input has four features.
        Model = model == Shortcuts ? (MlpConfig)SmallModels.Named(model) with { Width = new LayerWidths(5) } : SmallModels.Named(model),
        Training = new TrainingConfig { BatchSize = 8, Steps = 3, Loss = loss },
        Probes = new ProbesConfig { Schedule = ProbeSchedule.Every, Jacobians = true },
        Replicates = 2,
    };
}
