using MathNet.Numerics.Distributions;

namespace TorchVanish.Analysis.Theory;

public enum PredictedVerdict
{
    Vanishes,
    Stable,
    Explodes,
    CannotPredict,
}

/// <summary>What the theory says of the gradients of a network at initialization.</summary>
/// <param name="Layers">Nearest the input first; of a recurrent network one for each time step. Empty where nothing is predicted.</param>
/// <param name="OverTime">Whether the layers are the time steps of a recurrent network.</param>
/// <param name="DepthScale">ξ, layers in which the squared norm changes by a factor of e; null where it does not change
/// exponentially.</param>
/// <param name="NearestStable">Null where the network is stable, or where no weight scale in reach makes it so.</param>
/// <param name="Reason">One sentence: what the verdict rests on, or why there is none.</param>
public sealed record Prediction(
    PredictedVerdict Verdict,
    IReadOnlyList<PredictedLayer> Layers,
    bool OverTime,
    double? DepthScale,
    StableScale? NearestStable,
    string Reason)
{
    /// <summary>Whether the layers have laws of their own, so that no one factor repeats with depth.</summary>
    public bool LayersDiffer { get; init; }

    public static Prediction Refused(string reason) => new(PredictedVerdict.CannotPredict, [], false, null, null, reason);
}

/// <param name="Q">Mean square of the pre-activations.</param>
/// <param name="Chi">The factor of ‖δ‖² from the layer above to this one, in the mean.</param>
/// <param name="Ratio">Median over seeds of ‖δ_l‖/‖δ_L‖, L the last hidden layer.</param>
/// <param name="Low">The 2.5th percentile over seeds.</param>
/// <param name="High">The 97.5th percentile over seeds.</param>
/// <param name="WeightRatio">‖∂L/∂W_l‖/‖∂L/∂W_L‖.</param>
/// <param name="Correlation">Of the activation inputs of two samples.</param>
public sealed record PredictedLayer(
    int Layer, string Name, double Q, double Chi, double Ratio, double Low, double High, double WeightRatio, double Correlation)
{
    // Half the width of a 95% range of a normal variable, in standard deviations.
    private static readonly double Quantile = Normal.InvCDF(0, 1, 0.975);

    /// <param name="logRatio">Median of ln(‖δ_l‖²/‖δ_L‖²).</param>
    /// <param name="variance">Its variance over seeds.</param>
    /// <param name="inputs">‖∂L/∂W_l‖/‖∂L/∂W_L‖ in units of the ratio of δ.</param>
    internal static PredictedLayer Of(
        int layer, string name, double q, double chi, double logRatio, double variance, double inputs, double correlation)
    {
        var (middle, deviation) = (logRatio / 2, Math.Sqrt(Math.Max(0, variance)) / 2);
        return new(
            layer, name, q, chi, Math.Exp(middle), Math.Exp(middle - (Quantile * deviation)), Math.Exp(middle + (Quantile * deviation)),
            Math.Exp(middle) * inputs, correlation);
    }
}

/// <param name="WeightScale">What every weight is multiplied by.</param>
/// <param name="Changes">The keys of the config that do it.</param>
public sealed record StableScale(double WeightScale, IReadOnlyList<ConfigChange> Changes);

/// <param name="Path">A key of the config.</param>
/// <param name="Value">Its new value, as JSON.</param>
public sealed record ConfigChange(string Path, string Value);
