using TorchVanish.Configuration;
using TorchVanish.Experiments.Tests.Training;

namespace TorchVanish.Experiments.Tests.Probes;

public sealed class DerivativeProbeTests
{
    [Fact]
    public void Each_replicate_has_points_of_its_own_and_zero()
    {
        using var run = Train(new SigmoidConfig(), Dtype.Float64);
        var rows = run.Record.Derivatives;
        Assert.Equal([.. Enumerable.Repeat(0, 51), .. Enumerable.Repeat(1, 51)], rows.Select(row => row.Replicate));
        Assert.All(rows, row => Assert.InRange(row.Input, -10, 10));
        Assert.Equal(101, rows.Select(row => row.Input).Distinct().Count());
        Assert.Equal(2, rows.Count(row => row is { Input: 0, Output: 0.5, Derivative: 0.25 }));
        Assert.Equal(rows.OrderBy(row => row.Replicate).ThenBy(row => row.Input), rows);
        Assert.All(rows, row => Assert.Equal(Math.Exp(-row.Input) / Math.Pow(1 + Math.Exp(-row.Input), 2), row.Derivative, 1e-15));
    }

    [Fact]
    public void The_same_seed_has_the_same_points_and_float32_rounds_them()
    {
        using var one = Train(new TanhConfig(), Dtype.Float64);
        using var other = Train(new TanhConfig(), Dtype.Float32);
        Assert.Equal(one.Record.Derivatives.Select(row => (double)(float)row.Input), other.Record.Derivatives.Select(row => row.Input));
    }

    [Fact]
    public void Autograd_has_its_own_slope_at_a_kink()
    {
        using var relu = Train(new ReluConfig(), Dtype.Float32);
        using var leaky = Train(new LeakyReluConfig { NegativeSlope = 0.5 }, Dtype.Float32);
        Assert.All(relu.Record.Derivatives, row => Assert.Equal(row.Input > 0 ? 1 : 0, row.Derivative));
        Assert.All(leaky.Record.Derivatives, row => Assert.Equal(row.Input > 0 ? 1 : 0.5, row.Derivative));
    }

    private static TrainedRun Train(ActivationConfig activation, Dtype dtype) => new(new ExperimentConfig
    {
        Data = new BlobsConfig { Samples = 20 },
        Model = new MlpConfig { Depth = 1, Width = new LayerWidths(2), Activation = activation },
        Training = new TrainingConfig { BatchSize = 4, Steps = 2 },
        Probes = new ProbesConfig { DerivativePoints = 50 },
        Replicates = 2,
        Dtype = dtype,
    });
}
