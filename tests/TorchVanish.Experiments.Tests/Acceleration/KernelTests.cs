using TorchVanish.Acceleration.Activations;
using TorchVanish.Acceleration.Numerics;
using TorchVanish.Experiments.Models.Activations;
using TorchVanish.Experiments.Tests.Activations;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Acceleration;

/// <summary>
/// Compares φ and ∂L/∂z of the CPU kernels with torch: over all magnitudes, at the limits of float32, and for NaN and infinity.
/// </summary>
public sealed unsafe class KernelTests
{
    private const int Batch = 32;

    public static TheoryData<string> Kernels => ActivationVariants.WithKernel;

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Values_of_every_magnitude_equal_torch_within_float32_precision(string name)
    {
        using var scope = NewDisposeScope();
        var activation = ActivationCatalogue.For(ActivationVariants.Named(name));
        using var module = activation.CreateModule();
        double[] magnitudes = [.. Enumerable.Range(0, 40_000).Select(i => Math.Pow(10, (i / 1000.0) - 38)), 0];
        float[] z = Whole([.. magnitudes.Concat(magnitudes.Select(m => -m)).Select(m => (float)m)]);
        var h = new float[z.Length];
        fixed (float* from = z, to = h)
            KernelCatalogue.For(activation)!.Forward(from, to, z.Length);
        var expected = Numbers.Of(module.call(tensor(z).@double()));
        for (var i = 0; i < z.Length; i++)
        {
            // Three units in the last place. torch may flush numbers below the smallest normal number to zero.
            var tolerance = Math.Max(3.6e-7 * Math.Abs(expected[i]), 1.2e-38);
            Assert.True(Math.Abs(h[i] - expected[i]) <= tolerance, $"φ({z[i]:R}) is {h[i]:R}, torch in float64 has {expected[i]:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Non_finite_values_equal_those_of_torch(string name)
    {
        using var scope = NewDisposeScope();
        var activation = ActivationCatalogue.For(ActivationVariants.Named(name));
        using var module = activation.CreateModule();
        float[] odd =
        [
            0, -0f, 1, -1, 90, -90, 200, -200,
            float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
        ];
        var z = Whole([.. odd.SelectMany(_ => odd)]);
        var gradient = Whole([.. odd.SelectMany(g => Enumerable.Repeat(g, odd.Length))]);
        var (h, signal, bias) = (new float[z.Length], new float[z.Length], new float[z.Length / Batch]);
        fixed (float* pz = z, ph = h, pg = gradient, ps = signal, pb = bias)
        {
            var kernel = KernelCatalogue.For(activation)!;
            kernel.Forward(pz, ph, z.Length);
            kernel.Backward(pg, ph, ps, pb, z.Length / Batch, Batch);
        }
        var leaf = tensor(z).requires_grad_();
        var torchs = module.call(leaf);
        torchs.backward([tensor(gradient)]);
        Assert.Equal(Numbers.Of(torchs).Select(Kind), h.Select(v => Kind(v)));
        Assert.Equal(Numbers.Of(leaf.grad!).Select(Kind), signal.Select(v => Kind(v)));
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Measuring_does_not_change_any_bit(string name)
    {
        const int Units = 7;
        var kernel = KernelCatalogue.For(ActivationCatalogue.For(ActivationVariants.Named(name)))!;
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

    /// <summary>With equal numbers, every rounding has the same direction, which is the worst case for a sum.</summary>
    [Theory]
    [InlineData(64, 4e-6)]
    [InlineData(1024, 4e-6)]
    [InlineData(16384, 1e-12)]
    public void Sums_of_equal_numbers_stay_within_the_stated_error(int batch, double tolerance)
    {
        const int Units = 40;
        var kernel = KernelCatalogue.For(ActivationCatalogue.For(ActivationVariants.Named("sigmoid")))!;
        var (values, signal, bias) = (Enumerable.Repeat(0.3f, Units * batch).ToArray(), new float[Units * batch], new float[Units]);
        LayerSums sums;
        fixed (float* h = values, s = signal, b = bias)
            sums = kernel.MeasuredBackward(h, h, s, b, Units, batch, saturation: 0.05);
        double derivative = 0.3f * (1 - 0.3f);
        Relative.AtMost(tolerance, [sums.Derivative], [sums.Count * derivative], "the sum of φ′");
        Relative.AtMost(tolerance, [sums.DerivativeSquares], [sums.Count * derivative * derivative], "the sum of φ′²");
        Relative.AtMost(tolerance, [sums.SignalSquares], [signal.Sum(x => (double)x * x)], "the sum of (∂L/∂z)²");
    }

    private static string Kind(double value) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity or double.NegativeInfinity => $"{value}",
        0 => "0",
        _ => value > 0 ? "+" : "-",
    };

    // Kernels process whole vectors.
    private static float[] Whole(float[] values) => [.. values, .. new float[(Batch - (values.Length % Batch)) % Batch]];
}
