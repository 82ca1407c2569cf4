using TorchVanish.Configuration;
using TorchVanish.Experiments.Probes;
using TorchVanish.Experiments.Tests.Training;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Probes;

/// <summary>Singular values of Jacobians against finite differences, determinants and the linear network of Saxe 2014.</summary>
public sealed class SpectrumProbeTests
{
    private const double Step = 1e-6;

    [Fact]
    public void The_jacobian_of_a_layer_is_its_finite_difference()
    {
        using var scope = NewDisposeScope();
        var generator = new Generator(3);
        var weight = randn([5, 5], generator: generator, dtype: ScalarType.Float64);
        var x = randn([5], generator: generator, dtype: ScalarType.Float64);
        Tensor Layer(Tensor h) => h + weight.mv(h).tanh();
        var slopes = 1 - weight.mv(x).tanh().square();
        var jacobian = SpectrumProbe.Jacobian(weight, slopes.unsqueeze(0), shortcut: true)[0];
        for (var unit = 0; unit < 5; unit++)
        {
            var change = zeros([5], dtype: ScalarType.Float64);
            change[unit] = Step;
            var column = (Layer(x + change) - Layer(x - change)) / (2 * Step);
            Assert.InRange((column - jacobian.select(1, unit)).abs().max().data<double>()[0], 0, 1e-8);
        }
    }

    /// <summary>Saxe 2014: orthogonal weights without φ are an isometry, whatever the depth.</summary>
    [Fact]
    public void Orthogonal_linear_networks_have_singular_values_of_1()
    {
        using var run = new TrainedRun(Config(new IdentityConfig(), new OrthogonalConfig()));
        var start = run.Record.Spectrum.Where(row => row.Step == 0).ToList();
        Assert.Equal(2 * 4 * 5, start.Count);
        Assert.All(start, row => Assert.Equal(1, row.SingularValue, 5));
    }

    /// <summary>|det| of a product is the product of the |det|, and |det| is the product of the singular values.</summary>
    [Theory]
    [InlineData(Residual.None)]
    [InlineData(Residual.Identity)]
    public void The_product_from_end_to_end_has_the_product_of_the_determinants(Residual residual)
    {
        var config = Config(new TanhConfig(), new LecunNormalConfig());
        config = config with { Model = (MlpConfig)config.Model with { Residual = residual } };
        using var run = new TrainedRun(config with { Probes = config.Probes with { JacobianSamples = 1 } });
        foreach (var rows in run.Record.Spectrum.GroupBy(row => (row.Replicate, row.Step)))
        {
            var logs = rows.GroupBy(row => row.Layer)
                .ToDictionary(layer => layer.Key, layer => layer.Sum(row => Math.Log(row.SingularValue)));
            Assert.Equal(logs[1] + logs[2] + logs[3], logs[0], 8);
        }
    }

    [Fact]
    public void The_probe_changes_no_number_of_the_training()
    {
        var config = Config(new TanhConfig(), new LecunNormalConfig());
        using var with = new TrainedRun(config);
        using var without = new TrainedRun(config with { Probes = config.Probes with { JacobianSpectrum = SpectrumSteps.None } });
        Assert.Equal(without.Record.Training, with.Record.Training);
        Assert.Equal(without.Record.Weights, with.Record.Weights);
        Assert.Equal([0, config.Training.Steps], with.Record.Spectrum.Select(row => row.Step).Distinct());
        Assert.Empty(without.Record.Spectrum);
        Assert.False(File.Exists(Path.Combine(without.Folder, RunFiles.Spectrum)));
    }

    private static ExperimentConfig Config(ActivationConfig activation, InitializationConfig initialization) => new()
    {
        Data = new BlobsConfig { Samples = 40, Classes = 3, Features = 5 },
        Model = new MlpConfig { Depth = 3, Width = new LayerWidths(5), Activation = activation, Initialization = initialization },
        Training = new TrainingConfig { BatchSize = 8, Steps = 3 },
        Probes = new ProbesConfig { Schedule = ProbeSchedule.Every, JacobianSpectrum = SpectrumSteps.Ends },
        Replicates = 2,
    };
}
