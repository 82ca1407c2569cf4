using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchVanish.Experiments.Numerics;

/// <summary>What a layer does besides its matrix products, for one replicate in the memory of the CPU: h = φ(z), and ∂L/∂z from ∂L/∂h.</summary>
/// <remarks>Units before samples, [d, B] row-major, and whole vectors of samples: B a multiple of 16.</remarks>
internal abstract unsafe class LayerKernel
{
    public static LayerKernel Identity { get; } = For(default(IdentityPhi));

    public static LayerKernel For<TPhi>(TPhi phi)
        where TPhi : struct, IPhi => new Over<TPhi>(phi);

    /// <summary>h ← φ(z); the two may be the same memory.</summary>
    public abstract void Forward(float* z, float* h, int count);

    /// <summary>∂L/∂z = ∂L/∂h ⊙ φ′ and, summed over the samples, ∂L/∂b.</summary>
    /// <param name="gradient">∂L/∂h, [d, B].</param>
    /// <param name="h">[d, B].</param>
    /// <param name="signal">Becomes ∂L/∂z, [d, B].</param>
    /// <param name="bias">Becomes ∂L/∂b, [d].</param>
    public abstract void Backward(float* gradient, float* h, float* signal, float* bias, int units, int batch);

    /// <summary>The same, bit for bit, which measures on its way.</summary>
    /// <param name="saturation">φ′ below this counts as saturated.</param>
    public abstract LayerSums MeasuredBackward(float* gradient, float* h, float* signal, float* bias, int units, int batch, double saturation);

    private sealed class Over<TPhi>(TPhi phi) : LayerKernel
        where TPhi : struct, IPhi
    {
        private const int Lanes = 10;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Forward(float* z, float* h, int count)
        {
            for (var i = 0; i < count; i += Vector512<float>.Count)
                phi.Value(Vector512.Load(z + i)).Store(h + i);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Backward(float* gradient, float* h, float* signal, float* bias, int units, int batch)
        {
            for (var unit = 0; unit < units; unit++)
            {
                var sum = Vector512<float>.Zero;
                for (var end = h + batch; h < end; h += Vector512<float>.Count, gradient += Vector512<float>.Count, signal += Vector512<float>.Count)
                {
                    var product = phi.Signal(Vector512.Load(gradient), Vector512.Load(h));
                    product.Store(signal);
                    sum += product;
                }
                bias[unit] = Vector512.Sum(sum);
            }
        }

        public override LayerSums MeasuredBackward(float* gradient, float* h, float* signal, float* bias, int units, int batch, double saturation)
        {
            var sums = stackalloc Vector512<double>[Lanes];
            var saturated = Pass(gradient, h, signal, bias, units, batch, SmallestAtLeast(saturation), sums);
            double Sum(int i) => Vector512.Sum(sums[i] + sums[i + 1]);
            var (outputSquares, signalSquares) = (Sum(2), Sum(8));
            var dead = 0;
            // Few layers saturate, and the dead units are among the saturated entries.
            for (var unit = 0; unit < units && saturated >= batch; unit++)
                dead += IsDead(h + (unit * batch), batch) ? 1 : 0;
            var nonfinite = double.IsFinite(outputSquares) && double.IsFinite(signalSquares) ? 0
                : Sums<float, WideSingle>.OfNonfinite(new(h, units * batch)) + Sums<float, WideSingle>.OfNonfinite(new(signal, units * batch));
            return new LayerSums(units, units * batch, *h, Sum(0), outputSquares, Sum(4), Sum(6), saturated, dead, signalSquares, nonfinite);
        }

        // Calls nothing, and its sums are variables: else the compiler would keep them in memory.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private long Pass(float* gradient, float* h, float* signal, float* bias, int units, int batch, float saturation, Vector512<double>* sums)
        {
            var (shift, threshold) = (Vector512.Create((double)*h), Vector512.Create(saturation));
            var (hLow, hHigh, hSquaresLow, hSquaresHigh) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
            var (dLow, dHigh, dSquaresLow, dSquaresHigh) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
            var (signalLow, signalHigh, saturated) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<int>.Zero);
            for (var unit = 0; unit < units; unit++)
            {
                var sum = Vector512<float>.Zero;
                for (var end = h + batch; h < end; h += Vector512<float>.Count, gradient += Vector512<float>.Count, signal += Vector512<float>.Count)
                {
                    var output = Vector512.Load(h);
                    var derivative = phi.Of(output);
                    var product = phi.Signal(Vector512.Load(gradient), output);
                    product.Store(signal);
                    sum += product;
                    // A comparison that holds is -1.
                    saturated -= Vector512.LessThan(derivative, threshold).AsInt32();
                    var (low, high) = WideSingle.Sixteen(ref *h, 0);
                    low -= shift;
                    high -= shift;
                    hLow += low;
                    hHigh += high;
                    hSquaresLow = Vector512.FusedMultiplyAdd(low, low, hSquaresLow);
                    hSquaresHigh = Vector512.FusedMultiplyAdd(high, high, hSquaresHigh);
                    (low, high) = Vector512.Widen(derivative);
                    dLow += low;
                    dHigh += high;
                    dSquaresLow = Vector512.FusedMultiplyAdd(low, low, dSquaresLow);
                    dSquaresHigh = Vector512.FusedMultiplyAdd(high, high, dSquaresHigh);
                    (low, high) = Vector512.Widen(product);
                    signalLow = Vector512.FusedMultiplyAdd(low, low, signalLow);
                    signalHigh = Vector512.FusedMultiplyAdd(high, high, signalHigh);
                }
                bias[unit] = Vector512.Sum(sum);
            }
            (sums[0], sums[1], sums[2], sums[3]) = (hLow, hHigh, hSquaresLow, hSquaresHigh);
            (sums[4], sums[5], sums[6], sums[7]) = (dLow, dHigh, dSquaresLow, dSquaresHigh);
            (sums[8], sums[9]) = (signalLow, signalHigh);
            return Vector512.Sum(saturated);
        }

        private bool IsDead(float* h, int batch)
        {
            for (var i = 0; i < batch; i += Vector512<float>.Count)
            {
                if (phi.Of(Vector512.Load(h + i)) != Vector512<float>.Zero)
                    return false;
            }
            return true;
        }
    }

    // A float32 lies below a double if and only if it lies below the next float32 from there.
    private static float SmallestAtLeast(double value) => (float)value < value ? MathF.BitIncrement((float)value) : (float)value;
}
