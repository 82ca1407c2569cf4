using TorchVanish.Experiments.Models.Activations;
using TorchVanish.Experiments.Numerics;
using TorchVanish.Experiments.Tests.Numerics;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Activations;

/// <summary>φ and ∂L/∂z in the memory of the CPU against torch: over all magnitudes, where float32 ends, and for numbers that are none.</summary>
public sealed unsafe class KernelTests
{
    private const int Batch = 32;

    public static TheoryData<string> Kernels => ActivationVariants.WithKernel;

    [Avx512Theory]
    [MemberData(nameof(Kernels))]
    public void Every_magnitude_to_float32(string name)
    {
        using var scope = NewDisposeScope();
        var activation = ActivationCatalogue.For(ActivationVariants.Named(name));
        using var module = activation.CreateModule();
        double[] magnitudes = [.. Enumerable.Range(0, 40_000).Select(i => Math.Pow(10, (i / 1000.0) - 38)), 0];
        float[] z = Whole([.. magnitudes.Concat(magnitudes.Select(m => -m)).Select(m => (float)m)]);
        var h = new float[z.Length];
        fixed (float* from = z, to = h)
            activation.Kernel!.Forward(from, to, z.Length);
        var expected = Numbers.Of(module.call(tensor(z).@double()));
        for (var i = 0; i < z.Length; i++)
        {
            // Three units in the last place; torch rounds away what lies below the smallest normal number.
            var tolerance = Math.Max(3.6e-7 * Math.Abs(expected[i]), 1.2e-38);
            Assert.True(Math.Abs(h[i] - expected[i]) <= tolerance, $"φ({z[i]:R}) is {h[i]:R}, torch in float64 has {expected[i]:R}");
        }
    }

    [Avx512Theory]
    [MemberData(nameof(Kernels))]
    public void What_is_not_finite_is_what_torch_makes_of_it(string name)
    {
        using var scope = NewDisposeScope();
        var activation = ActivationCatalogue.For(ActivationVariants.Named(name));
        using var module = activation.CreateModule();
        float[] odd = [0, -0f, 1, -1, 90, -90, 200, -200, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN];
        var z = Whole([.. odd.SelectMany(_ => odd)]);
        var gradient = Whole([.. odd.SelectMany(g => Enumerable.Repeat(g, odd.Length))]);
        var (h, signal, bias) = (new float[z.Length], new float[z.Length], new float[z.Length / Batch]);
        fixed (float* pz = z, ph = h, pg = gradient, ps = signal, pb = bias)
        {
            activation.Kernel!.Forward(pz, ph, z.Length);
            activation.Kernel.Backward(pg, ph, ps, pb, z.Length / Batch, Batch);
        }
        var leaf = tensor(z).requires_grad_();
        var torchs = module.call(leaf);
        torchs.backward([tensor(gradient)]);
        Assert.Equal(Numbers.Of(torchs).Select(Kind), h.Select(v => Kind(v)));
        Assert.Equal(Numbers.Of(leaf.grad!).Select(Kind), signal.Select(v => Kind(v)));
    }

    [Avx512Theory]
    [MemberData(nameof(Kernels))]
    public void Measuring_changes_no_bit(string name)
    {
        const int Units = 7;
        var kernel = ActivationCatalogue.For(ActivationVariants.Named(name)).Kernel!;
        var random = new Random(5);
        float[] Draw() => [.. Enumerable.Range(0, Units * Batch).Select(_ => (float)(4 * (random.NextDouble() - 0.5)))];
        var (gradient, h) = (Draw(), Draw());
        var (signal, measured, bias, measuredBias) = (new float[h.Length], new float[h.Length], new float[Units], new float[Units]);
        fixed (float* g = gradient, f = h, s = signal, m = measured, b = bias, c = measuredBias)
        {
            kernel.Backward(g, f, s, b, Units, Batch);
            kernel.MeasuredBackward(g, f, m, c, Units, Batch, saturation: 0.05);
        }
        Assert.Equal(signal, measured);
        Assert.Equal(bias, measuredBias);
    }

    /// <summary>Of equal numbers every rounding goes the same way, which is the worst that can happen to a sum.</summary>
    [Avx512Theory]
    [InlineData(64, 4e-6)]
    [InlineData(1024, 4e-6)]
    [InlineData(16384, 1e-12)]
    public void Roundings_of_equal_numbers_stay_within_what_is_promised(int batch, double tolerance)
    {
        const int Units = 40;
        var kernel = ActivationCatalogue.For(ActivationVariants.Named("sigmoid")).Kernel!;
        var (values, signal, bias) = (Enumerable.Repeat(0.3f, Units * batch).ToArray(), new float[Units * batch], new float[Units]);
        LayerSums sums;
        fixed (float* h = values, s = signal, b = bias)
            sums = kernel.MeasuredBackward(h, h, s, b, Units, batch, saturation: 0.05);
        double derivative = 0.3f * (1 - 0.3f);
        Relative.AtMost(tolerance, [sums.Derivative], [sums.Count * derivative], "the sum of φ′");
        Relative.AtMost(tolerance, [sums.DerivativeSquares], [sums.Count * derivative * derivative], "the sum of φ′²");
        Relative.AtMost(tolerance, [sums.SignalSquares], [signal.Sum(x => (double)x * x)], "the sum of (∂L/∂z)²");
    }

    private static string Kind(double value) => double.IsNaN(value) ? "NaN" : double.IsInfinity(value) ? $"{value}" : value == 0 ? "0" : value > 0 ? "+" : "-";

    // Kernels take whole vectors.
    private static float[] Whole(float[] values) => [.. values, .. new float[(Batch - (values.Length % Batch)) % Batch]];
}
