using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>The signal at one hidden layer of an infinitely wide network.</summary>
/// <param name="Q">Variance of the pre-activation z.</param>
/// <param name="Before">What the layer below hands on.</param>
/// <param name="Moments">φ at the variance that enters it: q, or 1 after a normalization.</param>
/// <param name="Correlation">Of what enters φ, for two samples.</param>
/// <param name="NormalizationGain">What a normalization multiplies ‖δ‖² by; 1 without one.</param>
/// <param name="OutputDivisor">The variance that a normalization after φ divides by; 1 without one.</param>
internal sealed record LayerSignal(
    double Q,
    Carried Before,
    ActivationMoments Moments,
    double Correlation,
    double NormalizationGain,
    double OutputDivisor,
    UnitNormalizationConfig? Normalization)
{
    private (double Second, double Mixed, double Mean)? _branch;
    private readonly double _derivativeSquare = Moments.DerivativeSquare.Mean;

    /// <summary>‖∂L/∂(Wh + b)‖² / ‖∂L/∂h‖²: E[φ′²], and what a normalization makes of it.</summary>
    public double Gain => _derivativeSquare * NormalizationGain;

    /// <summary>The same of what enters φ, which is where a run measures δ: after a normalization that stands before φ.</summary>
    public double MeasuredGain => NormalizesInput ? _derivativeSquare : Gain;

    public bool NormalizesInput => Normalization is { Position: NormalizationPosition.BeforeActivation };

    /// <summary>Second, mixed and first moment of the layer's output without a shortcut.</summary>
    public (double Second, double Mixed, double Mean) Branch => _branch ??= OfBranch();

    private (double Second, double Mixed, double Mean) OfBranch()
    {
        var (second, mixed, mean) = (Moments.ValueSquare.Mean, Moments.Value.Product(Moments.Value, Correlation), Moments.Value.Mean);
        if (Normalization is not { Position: NormalizationPosition.AfterActivation })
            return (second, mixed, mean);
        var removed = Normalization is BatchNormConfig ? mixed : mean * mean;
        return ((second - removed) / OutputDivisor, (mixed - removed) / OutputDivisor, 0);
    }
}
