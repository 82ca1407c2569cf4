using TorchVanish.Acceleration.Activations;
using TorchVanish.Acceleration.Numerics;
using TorchVanish.Acceleration.Passes;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Models.Activations;
using TorchVanish.Experiments.Probes;
using TorchVanish.Experiments.Tests.Activations;
using TorchVanish.Experiments.Tests.Gradients;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Probes;

/// <summary>Every path that measures a layer holds to the definition in the catalogue where entries are not finite.</summary>
public sealed unsafe class NonfiniteLayerTests : IDisposable
{
    private const int Units = 5;
    private const int Batch = 32;
    private const double Saturation = 0.05;

    private static readonly float[] Odd = [float.NaN, float.PositiveInfinity, float.NegativeInfinity];

    private readonly IDisposable _scope = NewDisposeScope();

    public static TheoryData<string, string> Cases => Everywhere([.. ActivationVariants.Stackable]);

    public static TheoryData<string, string> CasesWithKernel => Everywhere(ActivationVariants.WithKernel);

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sums_over_kept_tensors(string name, string where)
    {
        foreach (var dtype in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            var planted = Plant(name, where, dtype);
            using var group = Network(name);
            var layer = group.Layers[0];
            using var tap = new PlantedTap(layer, planted);
            var sums = SignalSums.Of(tap, group, new HostWorkspace(new WeightSums(group, new WeightsAtStart(group))));
            AssertDefinition(layer, planted, sums[0], 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(CasesWithKernel))]
    public void Sums_of_a_backward_pass_that_measures(string name, string where)
    {
        var kernel = KernelCatalogue.For(ActivationCatalogue.For(ActivationVariants.Named(name)))!;
        var planted = Plant(name, where, ScalarType.Float32);
        using var group = Network(name);
        var layer = group.Layers[0];
        float[] gradient = [.. planted.Gradient.data<float>()];
        float[] h = [.. planted.Output.data<float>()];
        var (signal, bias) = (new float[h.Length], new float[Units]);
        LayerSums sums;
        fixed (float* g = gradient, f = h, s = signal, b = bias)
            sums = kernel.MeasuredBackward(g, f, s, b, Units, Batch, Saturation * layer.DerivativeSupremum);
        AssertDefinition(layer, planted, sums, 1e-5);
    }

    /// <summary>A layer without an activation has φ′ = 1, whatever its z is.</summary>
    [Fact]
    public void The_output_layer_has_slope_one()
    {
        float[] h = [float.NaN, .. new float[Batch - 1]];
        var (signal, bias) = (new float[Batch], new float[1]);
        fixed (float* f = h, s = signal, b = bias)
        {
            var sums = LayerKernel.WithoutActivation.MeasuredBackward(f, f, s, b, 1, Batch, Saturation);
            Assert.Equal((Batch, Batch, 0, 0), (sums.Derivative, sums.FiniteDerivatives, sums.Saturated, sums.Dead));
            Assert.Equal((1, 1), (sums.NonfiniteOutputs, sums.NonfiniteSignals));
        }
    }

    private static ReplicateGroup Network(string activation) => NetworkBuilder.Build(
        new ExperimentConfig { Model = SmallModels.Named($"activation {activation}") }, features: 4, classes: 3, [0], stacked: true, CPU);

    private static TheoryData<string, string> Everywhere(TheoryData<string> activations)
    {
        var data = new TheoryData<string, string>();
        foreach (var activation in activations)
        {
            foreach (var where in new[] { "nowhere", "forwards", "backwards", "both", "everywhere", "first entry" })
                data.Add(activation, where);
        }
        return data;
    }

    private static void AssertDefinition(NetworkLayer layer, Planted planted, LayerSums sums, double tolerance)
    {
        Tensor Wide(Tensor tensor) => tensor.to(ScalarType.Float64).transpose(1, 2);
        var weight = zeros(1, 1, 1, dtype: ScalarType.Float64);
        var (signal, output, derivative) = (Wide(planted.Signal), Wide(planted.Output), Wide(planted.Derivative));
        var state = new LayerState(layer, weight, weight, weight, weight, signal, output, derivative);
        double Expected(Quantity quantity) => Numbers.Of(QuantityCatalogue.Measure(quantity, state)).Single();
        foreach (var quantity in SignalSums.Measured.Where(quantity => QuantityCatalogue.IsDefined(quantity, layer, updated: true)))
        {
            var of = quantity switch
            {
                Quantity.ActivationMean => Expected(Quantity.ActivationStd),
                Quantity.DerivativeMean => Expected(Quantity.DerivativeRms),
                _ => 0,
            };
            Close.Assert(Expected(quantity), SignalSums.Measure(quantity, sums), quantity.Column(), tolerance, of);
        }
        var finite = output.isfinite().all().item<bool>() && signal.isfinite().all().item<bool>();
        Assert.Equal(finite, Expected(Quantity.NonfiniteCount) == 0);
    }

    // What autograd makes of a layer, [1, d, B], whose z or ∂L/∂h has entries that are not finite.
    private static Planted Plant(string name, string where, ScalarType dtype)
    {
        var random = new Random(3);
        float[] Draw() => [.. Enumerable.Range(0, Units * Batch).Select(_ => (float)(4 * (random.NextDouble() - 0.5)))];
        var (z, gradient) = (Draw(), Draw());
        if (where is "forwards" or "both")
            PlantOdd(z, at: 40);
        if (where is "backwards" or "both")
            PlantOdd(gradient, at: 41);
        if (where == "first entry")
            (z[0], gradient[0]) = (float.PositiveInfinity, float.NaN);
        if (where == "everywhere")
            Array.Fill(z, float.NaN);
        // A unit that is off for every sample.
        if (where != "everywhere")
            Array.Fill(z, -3, 4 * Batch, Batch);
        var activation = ActivationCatalogue.For(ActivationVariants.Named(name));
        using var module = activation.CreateModule();
        var leaf = tensor(z).view(1, Units, Batch).to(dtype, copy: true).requires_grad_();
        var h = module.call(leaf);
        var ofOutput = tensor(gradient).view(1, Units, Batch).to(dtype, copy: true);
        h.backward([ofOutput]);
        return new Planted(leaf.detach(), ofOutput, h.detach(), leaf.grad!.contiguous(), activation.Derivative(leaf.detach(), h.detach()));
    }

    private static void PlantOdd(float[] values, int at)
    {
        for (var i = 0; i < Odd.Length; i++)
            values[at + (i * 33)] = Odd[i];
    }

    private sealed record Planted(Tensor Preactivation, Tensor Gradient, Tensor Output, Tensor Signal, Tensor Derivative);

    private sealed class PlantedTap(NetworkLayer layer, Planted planted) : LayerTap(layer)
    {
        public override bool Seen => true;

        public override Tensor Output => planted.Output.alias();

        public override Tensor? PreactivationGradient => planted.Signal.alias();

        public override Tensor? Derivative => planted.Derivative.alias();

        public override void Dispose()
        {
        }
    }
}
