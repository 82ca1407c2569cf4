using System.Globalization;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Theory;

/// <summary>The sentences of a prediction.</summary>
public static class PredictionWords
{
    // Changes of a config that one sentence can hold.
    private const int MostNamed = 3;

    // A factor that is worth a word, far from the limits of the verdict.
    private const double Noticeable = 10;

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
            _ when first.Ratio < 1 / Noticeable => "The gradient shrinks but does not vanish",
            _ when first.Ratio > Noticeable => "The gradient grows but does not explode",
            _ => "The gradient is stable",
        };
        return layers.Count == 1
            ? $"{says}: there is one {place}, so nothing lies between the first and the last."
            : $"{says}: at the first {place} its norm is {Spelling.Number(first.Ratio)} times that at the last, "
                + $"and between {Spelling.Number(first.Low)} and {Spelling.Number(first.High)} for 95% of seeds.";
    }

    /// <summary>What to change, or that no weight scale helps; empty where nothing needs a change.</summary>
    public static string Remedy(Prediction prediction) => prediction switch
    {
        { Verdict: PredictedVerdict.Stable or PredictedVerdict.CannotPredict } => "",
        { NearestStable: { } scale } =>
            $"With weights {Spelling.Number(scale.WeightScale)} times as large, the first and the last layer would have equal gradients: "
                + $"set {Changes(scale)}.",
        _ => "No weight scale between 1/55 and 55 times the present one makes the first and the last layer's gradients equal.",
    };

    public static string Depth(Prediction prediction) => prediction.DepthScale is { } scale
        ? $"Depth scale {Spelling.Number(scale)} layers: the signal is trainable to about "
            + $"{Math.Max(1, Math.Round(6 * scale)).ToString("N0", CultureInfo.InvariantCulture)} layers (six depth scales, Schoenholz "
            + "2017)."
        : prediction.LayersDiffer ? "No depth scale: each layer has a law of its own."
        : "No depth scale: the gradient does not change exponentially with depth.";

    private static string Changes(StableScale scale)
    {
        var named = string.Join(", ", scale.Changes.Take(MostNamed).Select(change => $"{change.Path} to {change.Value}"));
        return scale.Changes.Count > MostNamed ? $"{named}, and {scale.Changes.Count - MostNamed} more (see --json)" : named;
    }
}
