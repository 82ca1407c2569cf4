using System.Globalization;

namespace TorchVanish.Analysis.Theory;

/// <summary>The sentences of a prediction.</summary>
public static class PredictionWords
{
    // Changes of a config that one sentence can hold.
    private const int MostNamed = 3;

    public static string Name(PredictedVerdict verdict) => verdict switch
    {
        PredictedVerdict.Vanishes => "vanishes",
        PredictedVerdict.Explodes => "explodes",
        PredictedVerdict.Stable => "stable",
        _ => "cannot_predict",
    };

    internal static string Reason(PredictedVerdict verdict, IReadOnlyList<PredictedLayer> layers, bool overTime)
    {
        var (first, place) = (layers[0], overTime ? "time step" : "hidden layer");
        var says = verdict switch
        {
            PredictedVerdict.Vanishes => "The gradient vanishes",
            PredictedVerdict.Explodes => "The gradient explodes",
            _ => "The gradient is stable",
        };
        return layers.Count == 1
            ? Sentence($"{says}: there is one {place}, so nothing lies between the first and the last.")
            : Sentence($"{says}: at the first {place} its norm is {first.Ratio:G3} times that at the last, and between {first.Low:G3} and {first.High:G3} for 95% of seeds.");
    }

    /// <summary>What to change, or that no weight scale helps; empty where nothing needs a change.</summary>
    public static string Remedy(Prediction prediction) => prediction switch
    {
        { Verdict: PredictedVerdict.Stable or PredictedVerdict.CannotPredict } => "",
        { NearestStable: { } scale } =>
            Sentence($"With weights {scale.WeightScale:G3} times as large, the first and the last layer would have equal gradients: set {Changes(scale)}."),
        _ => "No weight scale between 1/55 and 55 times the present one makes the first and the last layer's gradients equal.",
    };

    public static string Depth(Prediction prediction) => prediction.DepthScale is { } scale
        ? Sentence($"Depth scale {scale:G3} layers: the signal is trainable to about {6 * scale:G3} layers (six depth scales, Schoenholz 2017).")
        : prediction.LayersDiffer ? "No depth scale: each layer has a law of its own."
        : "No depth scale: the gradient does not change exponentially with depth.";

    private static string Changes(StableScale scale)
    {
        var named = string.Join(", ", scale.Changes.Take(MostNamed).Select(change => $"{change.Path} to {change.Value}"));
        return scale.Changes.Count > MostNamed ? $"{named}, and {scale.Changes.Count - MostNamed} more (see --json)" : named;
    }

    private static string Sentence(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
