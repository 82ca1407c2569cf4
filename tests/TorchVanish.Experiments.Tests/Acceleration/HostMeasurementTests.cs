using TorchVanish.Acceleration.Passes;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Probes;
using TorchVanish.Experiments.Tests.Gradients;
using TorchVanish.Experiments.Training;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Acceleration;

/// <summary>The passes over memory measure what the catalogue defines by operations of torch.</summary>
public sealed class HostMeasurementTests
{
    public static TheoryData<string, Loss> Models => SmallModels.All;

    [Theory]
    [MemberData(nameof(Models))]
    public void Both_measure_the_same(string model, Loss loss)
    {
        foreach (var stacked in new[] { false, true })
        {
            foreach (var dtype in Enum.GetValues<Dtype>())
                AssertEqual(SmallModels.Named(model), loss, stacked, dtype, scale: 1);
        }
    }

    [Theory]
    [InlineData(1e-25)]
    [InlineData(1e30)]
    public void Also_where_numbers_vanish_or_overflow(double scale)
    {
        AssertEqual(SmallModels.Named("activation relu"), Loss.SquaredError, stacked: true, Dtype.Float32, scale);
        AssertEqual(SmallModels.Named("activation relu"), Loss.SquaredError, stacked: false, Dtype.Float32, scale);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Also_where_the_update_itself_measures(string model, Loss loss) =>
        AssertEqual(SmallModels.Named(model), loss, stacked: true, Dtype.Float32, scale: 1, momentum: 0);

    /// <summary>At these sizes the backward pass of a stack measures on its way, and keeps nothing that is not asked for.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Also_where_the_backward_pass_itself_measures(string model, Loss loss) =>
        AssertEqual(SmallModels.InWholeTiles(model), loss, stacked: true, Dtype.Float32, scale: 1, momentum: 0, batch: 32,
            inSinglePrecision: true);

    [Theory]
    [InlineData(1e-25)]
    [InlineData(1e30)]
    public void Also_where_the_backward_pass_meets_what_float32_cannot_square(double scale) =>
        AssertEqual(SmallModels.InWholeTiles("activation relu"), Loss.SquaredError, stacked: true, Dtype.Float32, scale, momentum: 0,
            batch: 32, inSinglePrecision: true);

    /// <summary>The step after the last update: weights are measured, and no update.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Also_where_nothing_is_updated(string model, Loss loss)
    {
        foreach (var stacked in new[] { false, true })
            AssertEqual(SmallModels.Named(model), loss, stacked, Dtype.Float32, scale: 1, momentum: 0, updates: false);
    }

    /// <summary>
    /// An infinite sample, which a saturating activation makes finite again; a NaN; an infinite gradient; in the last replicate.
    /// </summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Also_where_numbers_are_not_finite(string model, Loss loss)
    {
        foreach (var (sample, factor) in new[] { (double.PositiveInfinity, 1.0), (double.NaN, 1.0), (0.0, double.PositiveInfinity) })
        {
            AssertEqual(SmallModels.Named(model), loss, stacked: false, Dtype.Float64, scale: 1, sample: sample, factor: factor);
            AssertEqual(
                SmallModels.Named(model), loss, stacked: true, Dtype.Float32, scale: 1, momentum: 0, sample: sample, factor: factor);
            AssertEqual(
                SmallModels.InWholeTiles(model), loss, stacked: true, Dtype.Float32, scale: 1, momentum: 0, batch: 32,
                inSinglePrecision: true, sample: sample, factor: factor);
        }
    }

    // Plain SGD of a float32 stack measures weights as it updates them; with momentum they are measured before and after.
    // The last replicate has one given sample, and its loss has a factor.
    private static void AssertEqual(
        ModelConfig model, Loss loss, bool stacked, Dtype dtype, double scale, double momentum = 0.9, int batch = 6,
        bool inSinglePrecision = false, bool updates = true, double? sample = null, double factor = 1)
    {
        using var scope = NewDisposeScope();
        set_num_threads(1);
        var tolerance = inSinglePrecision ? 1e-6 : 1e-9;
        int[] replicates = stacked ? [0, 1, 2] : [0];
        var config = new ExperimentConfig { Model = model, Dtype = dtype, Training = new TrainingConfig { Momentum = momentum } };
        var (features, timeSteps) = SmallModels.SampleShape(model);
        using var group = NetworkBuilder.Build(config, features, classes: 3, replicates, stacked, CPU, timeSteps);
        using var update = new ParameterUpdate(config.Training, group);
        var generator = new Generator(5);
        var x = (randn([replicates.Length, batch, features], ScalarType.Float64,
            generator: generator) * scale).to(NetworkBuilder.TorchType(dtype));
        var y = randint(0, 3, [replicates.Length, batch], ScalarType.Int64, generator: generator);
        if (sample is { } value)
            x[^1, 0, 0] = tensor(value).to(x.dtype);
        var factors = tensor([.. Enumerable.Repeat(1.0, replicates.Length - 1), factor]).to(x.dtype);
        group.Train();
        var (onHost, onDevice) = (new NetworkProbe(group, new HostPasses()), new NetworkProbe(group, passes: null));
        // Both watch the same pass.
        NetworkProbe.Sample? device = null;
        var (logits, host) = onHost.Watch(() =>
        {
            (var output, device) = onDevice.Watch(() => group.Forward(x));
            return output;
        });
        (Losses.Of(loss, logits, y) * factors).sum().backward();
        device!.KeepBeforeUpdate();
        var norm = Numbers.Of(TorchVanish.Experiments.Training.Gradients.Norm(group));
        var before = group.Parameters.Select(p => Numbers.Bytes(p.parameter)).ToList();
        Assert.Equal(norm, Numbers.Of((updates ? update.Step(host) : update.OnlyClip(host)).norm));
        if (!updates)
            Assert.Equal(before, group.Parameters.Select(p => Numbers.Bytes(p.parameter)));
        var (expected, actual) = (Read(device, replicates.Length, updates), Read(host, replicates.Length, updates));
        for (var r = 0; r < replicates.Length; r++)
        {
            var training = new TrainingRow(r, 0, 0, 0, 0, 0, 0, 0);
            var (reference, measured) = (device.Rows(training, expected[r]), host.Rows(training, actual[r]));
            foreach (var (e, a) in reference.Layers.Zip(measured.Layers))
            {
                // A mean near zero is as exact as the numbers it is of.
                double Spread(Quantity quantity) => quantity switch
                {
                    Quantity.ActivationMean => e[Quantity.ActivationStd],
                    Quantity.DerivativeMean => e[Quantity.DerivativeRms],
                    _ => 0,
                };
                string What(Quantity quantity) => $"{quantity.Column()} of {e.Name}, replicate {r}";
                Assert.All(Quantities.All, quantity => Close.Assert(e[quantity], a[quantity], What(quantity), tolerance, Spread(quantity)));
            }
            Assert.Equal(reference.Weights, measured.Weights);
            Assert.Equal(reference.Timesteps.Select(row => row.Time), measured.Timesteps.Select(row => row.Time));
            foreach (var (e, a) in reference.Timesteps.Zip(measured.Timesteps))
                Close.Assert(e.HiddenGradientNorm, a.HiddenGradientNorm, $"hidden_gradient_norm at {e.Time}, replicate {r}", tolerance);
        }
    }

    private static double[][] Read(NetworkProbe.Sample sample, int replicates, bool updated)
    {
        var readout = new Readout(replicates);
        sample.Measure(readout, updated);
        return readout.Fetch();
    }
}
