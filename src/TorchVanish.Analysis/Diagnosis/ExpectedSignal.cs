using System.Runtime.CompilerServices;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Theory;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>What the theory of predict says of δ in the network of a run: at the first hidden layer, against the last.</summary>
internal static class ExpectedSignal
{
    // A diagnosis of each recorded step asks again; the config does not change.
    private static readonly ConditionalWeakTable<MeasuredRun, Prediction> Known = [];

    /// <summary>Null where the run has no config, the theory does not cover it, or its layers are the steps of a sequence.</summary>
    public static PredictedLayer? Of(ObservedRun run)
    {
        if (run.Config is not { } config)
            return null;
        var prediction = Known.GetValue(run.Run, measured => Predictor.Of(config, RunFacts.Of(measured)));
        return prediction is { OverTime: false, Layers: [var first, _, ..] } && prediction.Layers.Count == run.HiddenLayers.Count
            ? first : null;
    }

    /// <summary>How the measured quotient and the predicted one go together, as a sentence.</summary>
    public static string Words(PredictedLayer? expected, double measured)
    {
        if (expected is null)
            return "";
        var range = $"{Spelling.Number(expected.Ratio)} (95% of seeds: {Spelling.Number(expected.Low)} to "
            + $"{Spelling.Number(expected.High)})";
        return Explains(expected, measured)
            ? $"The theory of wide networks predicts {range} from activation and initial weights alone, so these are the cause. "
            : $"The theory of wide networks predicts {range}, which is not what was measured: something else than activation and initial "
                + "weights plays a part. ";
    }

    /// <summary>Whether the theory says that the signal vanishes, within its range over seeds.</summary>
    public static bool Explains(PredictedLayer expected, double measured) =>
        expected.Low <= Math.Max(measured, Summary.SignalFlow.VanishingRatio);
}
