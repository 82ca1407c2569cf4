using TorchVanish.Runs;

namespace TorchVanish;

/// <summary>One row of a layer before it has a number: a call of a site, or a site that was not called.</summary>
/// <param name="Signal">Null if no call got a gradient.</param>
/// <param name="Weights">Null if the site has no parameters, and for all calls but the first.</param>
/// <param name="IsOutput">Whether it is the last layer with weights: its φ is the identity.</param>
internal sealed record MeasuredLayer(SignalSums? Signal, WeightMeasurement? Weights, bool IsOutput, double LossScale)
{
    /// <summary>Whether h = φ(z) is known.</summary>
    public bool HasActivation => Signal?.Activation is not null || IsOutput;
}

/// <summary>The definition of every column of layers.csv, for a module of any kind; NaN where a quantity is not defined.</summary>
internal static class QuantityDefinitions
{
    public static double Measure(Quantity quantity, MeasuredLayer layer) => quantity switch
    {
        Quantity.WeightGradientNorm => layer.Weights?.WeightGradientNorm ?? double.NaN,
        Quantity.WeightNorm => layer.Weights?.WeightNorm ?? double.NaN,
        Quantity.WeightChange => layer.Weights?.WeightChange ?? double.NaN,
        Quantity.UpdateRatio => layer.Weights?.UpdateRatio ?? double.NaN,
        _ => layer.Signal is { } signal ? OfSignal(quantity, signal, layer) : double.NaN,
    };

    private static double OfSignal(Quantity quantity, SignalSums s, MeasuredLayer layer) => quantity switch
    {
        Quantity.PreactivationGradientNorm => Math.Sqrt(s.GradientSquares) / layer.LossScale,
        Quantity.NonfiniteCount => s.NonfiniteOutputs + s.NonfiniteGradients,
        Quantity.NonfiniteActivationCount => s.NonfiniteOutputs,
        Quantity.NonfiniteGradientCount => s.NonfiniteGradients,
        _ when !layer.HasActivation => double.NaN,
        Quantity.ActivationMean => s.Sum / s.Count,
        // Of the batch at hand, not an estimate for a population.
        Quantity.ActivationStd => Deviation(s),
        Quantity.DerivativeMean => s.DerivativeSum / s.Count,
        Quantity.DerivativeRms => Math.Sqrt(s.DerivativeSquares / s.Count),
        _ when s.Activation is null => 0,
        // Over the finite entries; NaN where there are none.
        Quantity.SaturatedFraction => s.Saturated / s.FiniteDerivatives,
        Quantity.DeadFraction => s.FiniteDerivatives == 0 ? double.NaN : s.DeadShare,
        _ => throw new InvalidOperationException($"Nothing measures {quantity}."),
    };

    private static double Deviation(SignalSums s)
    {
        var mean = s.Sum / s.Count;
        var variance = (s.Squares / s.Count) - (mean * mean);
        return Math.Sqrt(variance < 0 ? 0 : variance);
    }
}
