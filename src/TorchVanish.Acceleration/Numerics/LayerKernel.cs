using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TorchVanish.Experiments.Numerics;

namespace TorchVanish.Acceleration.Numerics;

/// <summary>
/// The operations of a layer other than its matrix products, for one replicate in CPU memory: h = φ(z), and ∂L/∂z from ∂L/∂h.
/// </summary>
/// <remarks>Matrices are [d, B], row-major, and B is a multiple of 16.</remarks>
internal abstract unsafe class LayerKernel
{
    /// <summary>The kernel of a layer without an activation.</summary>
    public static LayerKernel WithoutActivation { get; } = For(default(NoPhi));

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

    /// <summary>
    /// The same as <see cref="Backward"/>, bit for bit, and also measures. The relative error of the sums is 4e-6 if every rounding has
    /// the same direction, and typically 1e-8. The sums are accumulated in double precision if squares leave the range of float32, or
    /// if a unit has too many samples for single precision.
    /// </summary>
    /// <param name="saturation">φ′ below this counts as saturated.</param>
    public abstract LayerSums MeasuredBackward(float* gradient, float* h, float* signal, float* bias, int units, int batch,
        double saturation);

    private sealed class Over<TPhi>(TPhi phi) : LayerKernel
        where TPhi : struct, IPhi
    {
        // The approximate number of entries, in whole units, that are summed in single precision (64 per lane) before a sum in double.
        private const int Block = 1024;

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
                for (var end = h + batch; h < end; h += Vector512<float>.Count, gradient += Vector512<float>.Count,
                    signal += Vector512<float>.Count)
                {
                    var product = phi.Signal(Vector512.Load(gradient), Vector512.Load(h));
                    product.Store(signal);
                    sum += product;
                }
                bias[unit] = Vector512.Sum(sum);
            }
        }

        public override LayerSums MeasuredBackward(float* gradient, float* h, float* signal, float* bias, int units, int batch,
            double saturation)
        {
            var sums = stackalloc double[5];
            var (count, shift) = (units * batch, *h);
            var saturated = Pass(gradient, h, signal, bias, units, batch, SmallestAtLeast(saturation), sums);
            bool Holds(double squares) => batch <= Block && IsWhole(squares, count);
            var (output, outputSquares) = Holds(sums[1]) ? (sums[0], sums[1]) : PassSums<float, WideSingle>.OfMoments(new(h, count), shift);
            var (derivative, derivativeSquares) = Holds(sums[3]) ? (sums[2], sums[3]) : OfDerivative(h, count);
            var signalSquares = Holds(sums[4]) ? sums[4] : Sums<float, WideSingle>.OfSquares(new(signal, count));
            var dead = 0;
            // Few layers saturate, and only a layer with saturated entries can have dead units.
            for (var unit = 0; unit < units && saturated >= batch; unit++)
                dead += IsDead(h + (unit * batch), batch) ? 1 : 0;
            var outputs = double.IsFinite(outputSquares) ? 0 : Sums<float, WideSingle>.OfNonfinite(new(h, count));
            var signals = double.IsFinite(signalSquares) ? 0 : Sums<float, WideSingle>.OfNonfinite(new(signal, count));
            var measured = new LayerSums(
                units, count, shift, output, outputSquares, derivative, derivativeSquares, count, saturated, dead, signalSquares,
                outputs, signals);
            // φ′ of a finite h is finite.
            if (outputs == 0)
                return measured;
            measured = measured.WithNonfiniteOutputs(outputs, PassSums<float, WideSingle>.OfMoments(new(h, count), shift: 0).sum);
            return measured with { FiniteDerivatives = FiniteDerivatives(h, count) };
        }

        // It calls nothing and its sums are variables, because the compiler would otherwise keep them in memory.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private long Pass(float* gradient, float* h, float* signal, float* bias, int units, int batch, float saturation, double* sums)
        {
            var (shift, threshold, saturated) = (Vector512.Create(*h), Vector512.Create(saturation), Vector512<int>.Zero);
            var unitsOfBlock = (Block + batch - 1) / batch;
            for (var unit = 0; unit < units;)
            {
                var (outputs, outputSquares) = (Vector512<float>.Zero, Vector512<float>.Zero);
                var (derivatives, derivativeSquares, signalSquares) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
                for (var endOfBlock = Math.Min(unit + unitsOfBlock, units); unit < endOfBlock; unit++)
                {
                    var sum = Vector512<float>.Zero;
                    for (var end = h + batch; h < end; h += Vector512<float>.Count, gradient += Vector512<float>.Count,
                        signal += Vector512<float>.Count)
                    {
                        var output = Vector512.Load(h);
                        var derivative = phi.Of(output);
                        var product = phi.Signal(Vector512.Load(gradient), output);
                        product.Store(signal);
                        sum += product;
                        // A comparison that holds is -1.
                        saturated -= Vector512.LessThan(derivative, threshold).AsInt32();
                        output -= shift;
                        outputs += output;
                        outputSquares = Vector512.FusedMultiplyAdd(output, output, outputSquares);
                        derivatives += derivative;
                        derivativeSquares = Vector512.FusedMultiplyAdd(derivative, derivative, derivativeSquares);
                        signalSquares = Vector512.FusedMultiplyAdd(product, product, signalSquares);
                    }
                    bias[unit] = Vector512.Sum(sum);
                }
                sums[0] += Vector512.Sum(outputs);
                sums[1] += Vector512.Sum(outputSquares);
                sums[2] += Vector512.Sum(derivatives);
                sums[3] += Vector512.Sum(derivativeSquares);
                sums[4] += Vector512.Sum(signalSquares);
            }
            return Vector512.Sum(saturated);
        }

        // Σ φ′ and Σ φ′² in double precision.
        private (double sum, double squares) OfDerivative(float* h, int count)
        {
            var (sum, squares) = (Vector512<double>.Zero, Vector512<double>.Zero);
            for (var i = 0; i < count; i += Vector512<float>.Count)
            {
                var (low, high) = Vector512.Widen(phi.Of(Vector512.Load(h + i)));
                sum += low + high;
                squares += (low * low) + (high * high);
            }
            return (Vector512.Sum(sum), Vector512.Sum(squares));
        }

        private int FiniteDerivatives(float* h, int count)
        {
            var derivatives = stackalloc float[Vector512<float>.Count];
            var finite = count;
            for (var i = 0; i < count; i += Vector512<float>.Count)
            {
                phi.Of(Vector512.Load(h + i)).Store(derivatives);
                finite -= Sums<float, WideSingle>.OfNonfinite(new(derivatives, Vector512<float>.Count));
            }
            return finite;
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

    // Whether a sum of squares in single precision has neither underflow nor overflow that matters. Underflow costs at most 1e-45 per
    // entry, in total 1e-8 of such a sum; a sum with overflow is not finite.
    private static bool IsWhole(double squares, int count) => double.IsFinite(squares) && squares >= count * 1e-37;

    // A float32 is below a double if and only if it is below the smallest float32 that is at least the double.
    private static float SmallestAtLeast(double value) => (float)value < value ? MathF.BitIncrement((float)value) : (float)value;
}
