using TorchVanish.Acceleration.Activations;
using TorchVanish.Acceleration.Numerics;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Numerics;
using TorchVanish.Experiments.Probes;
using TorchVanish.Runs;

namespace TorchVanish.Acceleration.Passes;

/// <summary>Sums over the tensors that a tap has kept of one layer, by passes over CPU memory.</summary>
internal static class SignalSums
{
    /// <summary>The quantities that <see cref="Measure"/> computes.</summary>
    public static IReadOnlyList<Quantity> Measured { get; } =
    [
        Quantity.PreactivationGradientNorm, Quantity.ActivationMean, Quantity.ActivationStd,
        Quantity.DerivativeMean, Quantity.DerivativeRms, Quantity.SaturatedFraction, Quantity.DeadFraction,
        Quantity.NonfiniteCount, Quantity.NonfiniteActivationCount, Quantity.NonfiniteGradientCount,
    ];

    /// <returns>The quantities as <see cref="QuantityCatalogue"/> defines them.</returns>
    public static double Measure(Quantity quantity, in LayerSums s) => quantity switch
    {
        Quantity.PreactivationGradientNorm => Math.Sqrt(s.SignalSquares),
        Quantity.ActivationMean => s.Shift + (s.Output / s.Count),
        // Divided by B · d_l, because it describes the batch and does not estimate a population.
        Quantity.ActivationStd => Math.Sqrt(Math.Max(0, (s.OutputSquares / s.Count) - (s.Output / s.Count * (s.Output / s.Count)))),
        Quantity.DerivativeMean => s.Derivative / s.Count,
        Quantity.DerivativeRms => Math.Sqrt(s.DerivativeSquares / s.Count),
        Quantity.SaturatedFraction => (double)s.Saturated / s.FiniteDerivatives,
        Quantity.DeadFraction => s.FiniteDerivatives == 0 ? double.NaN : (double)s.Dead / s.Units,
        Quantity.NonfiniteCount => s.NonfiniteOutputs + s.NonfiniteSignals,
        Quantity.NonfiniteActivationCount => s.NonfiniteOutputs,
        Quantity.NonfiniteGradientCount => s.NonfiniteSignals,
        _ => throw new InvalidOperationException($"{quantity} is not computed from sums over a layer's signals."),
    };

    /// <returns>One element per replicate.</returns>
    public static LayerSums[] Of(LayerTap tap, ReplicateGroup group, HostWorkspace workspace)
    {
        var layer = tap.Layer;
        var fromOutput = KernelCatalogue.DerivativeFromOutput(layer.Activation);
        using var output = tap.Output.contiguous();
        using var derivative = fromOutput is null ? tap.Derivative?.contiguous() : null;
        using var gradient = tap.PreactivationGradient?.contiguous();
        var units = (int)output.shape[group.UnitsBeforeSamples ? 1 : ^1];
        var h = new HostTensor(output, group.Count);
        var factors = new HostTensor(derivative ?? output, group.Count);
        // Without a gradient, nothing depends on the layer, and the sums have no entries.
        var signal = gradient is null ? default : new HostTensor(gradient, group.Count);
        var sums = new LayerSums[group.Count];
        for (var r = 0; r < group.Count; r++)
        {
            var squares = signal.Squares(r);
            var s = OfOutput(h, r, units) with { SignalSquares = squares };
            s = s with { NonfiniteSignals = double.IsFinite(squares) ? 0 : signal.Nonfinite(r) };
            // Now, while h of this replicate is still in the cache.
            if (fromOutput is not null)
                s = WithDerivative(s, h.Mapped(fromOutput, r, workspace.Scratch(h.Count * sizeof(double))), part: 0);
            else if (derivative is not null)
                s = WithDerivative(s, factors, part: r);
            else
                s = s with { Derivative = h.Count, DerivativeSquares = h.Count, FiniteDerivatives = h.Count };
            sums[r] = s;
        }
        return sums;

        LayerSums WithDerivative(LayerSums s, HostTensor of, int part)
        {
            var threshold = QuantityCatalogue.SaturationShare * layer.DerivativeSupremum;
            var (sum, squares, below) = of.MomentsAndBelow(part, threshold);
            var finite = of.Count - (double.IsFinite(squares) ? 0 : of.Nonfinite(part));
            if (finite < of.Count)
                below = of.FiniteBelow(part, threshold);
            var rows = group.UnitsBeforeSamples ? units : of.Count / units;
            var dead = below == 0 ? 0 : of.Zeros(part, rows, byRow: group.UnitsBeforeSamples);
            return s with { Derivative = sum, DerivativeSquares = squares, FiniteDerivatives = finite, Saturated = below, Dead = dead };
        }
    }

    private static LayerSums OfOutput(HostTensor h, int replicate, int units)
    {
        var shift = h[replicate, 0];
        var (sum, squares) = h.Moments(replicate, shift);
        var sums = new LayerSums { Units = units, Count = h.Count, Shift = shift, Output = sum, OutputSquares = squares };
        var nonfinite = double.IsFinite(squares) ? 0 : h.Nonfinite(replicate);
        return nonfinite == 0 ? sums : sums.WithNonfiniteOutputs(nonfinite, h.Moments(replicate, shift: 0).sum);
    }
}
