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
/// <param name="DepthScale">ξ, layers in which the squared norm changes by a factor of e; null where it does not change exponentially.</param>
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
    int Layer, string Name, double Q, double Chi, double Ratio, double Low, double High, double WeightRatio, double Correlation);

/// <param name="WeightScale">What every weight is multiplied by.</param>
/// <param name="Path">The key of the config.</param>
/// <param name="Value">Its new value, as JSON.</param>
public sealed record StableScale(double WeightScale, string Path, string Value);
