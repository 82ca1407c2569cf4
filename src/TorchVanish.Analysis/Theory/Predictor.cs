using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>From a config to a prediction, without torch and without data.</summary>
public static class Predictor
{
    internal const string BeyondRange = "The pre-activations or gradients grow beyond the range of float64, so no ratio is defined.";

    /// <param name="facts">Moments of the data, where they stand in a file; null where the config says all.</param>
    /// <param name="drawing">Whether networks beyond the reach of the first order are drawn, which takes up to a second.</param>
    public static Prediction Of(ExperimentConfig config, InputFacts? facts = null, bool drawing = true)
    {
        try
        {
            var task = PredictedTask.Of(config, facts);
            return config.Model is SequentialConfig sequential
                ? TapePrediction.Of(sequential, task)
                : Of(config.Model, NetworkReader.Read(config.Model, task), drawing);
        }
        catch (RefusalException refusal)
        {
            return Prediction.Refused(refusal.Message);
        }
    }

    private static Prediction Of(ModelConfig model, PredictedNetwork network, bool drawing)
    {
        var signals = ForwardPass.Of(network);
        if (signals.Any(signal => !double.IsFinite(signal.Q) || !double.IsFinite(signal.Gain)))
            return Prediction.Refused(BeyondRange);
        var overTime = model is RecurrentConfig;
        var layers = Layers(network, signals, overTime, drawing);
        if (layers.Any(layer => !double.IsFinite(layer.High)))
            return Prediction.Refused(BeyondRange);
        var verdict = VerdictOf(layers[0].Ratio);
        var scale = DepthScale.Of(network);
        var nearest = verdict == PredictedVerdict.Stable ? null : StableScaleSearch.Of(model, network);
        return new(verdict, layers, overTime, scale, nearest, PredictionWords.Reason(verdict, layers, overTime));
    }

    /// <summary>By the median at the first layer, with the thresholds of the claims.</summary>
    public static PredictedVerdict VerdictOf(double ratio) =>
        ratio < SignalRatio.Vanished ? PredictedVerdict.Vanishes
        : ratio > SignalRatio.Exploded ? PredictedVerdict.Explodes
        : PredictedVerdict.Stable;

    /// <summary>ln(‖δ_l‖²/‖δ_L‖²) of the infinitely wide network.</summary>
    internal static double[] LogRatios(PredictedNetwork network, IReadOnlyList<LayerSignal> signals)
    {
        var ratios = new double[signals.Count];
        var carried = 0.0;
        var steps = BackwardPass.LogSteps(network, signals);
        for (var i = signals.Count - 2; i >= 0; i--)
        {
            carried += steps[i];
            ratios[i] = carried + Math.Log(signals[i].MeasuredGain) - Math.Log(signals[^1].MeasuredGain);
        }
        return ratios;
    }

    private static List<PredictedLayer> Layers(PredictedNetwork network, IReadOnlyList<LayerSignal> signals, bool overTime, bool drawing)
    {
        var ratios = LogRatios(network, signals);
        var spread = new SeedSpread(network, signals);
        var drawn = drawing && DrawnSpread.IsNeeded(network, spread.Of(0).Variance) ? DrawnSpread.Of(network) : null;
        var layers = new List<PredictedLayer>();
        for (var i = 0; i < signals.Count; i++)
        {
            var (shift, variance) = spread.Of(i);
            var (middle, scatter) = drawn is null ? (ratios[i] + shift, variance) : drawn[i];
            var chi = i + 1 < signals.Count
                ? Math.Exp(ratios[i] - ratios[i + 1])
                : network.Output.FanIn * network.Output.WeightVariance * signals[i].MeasuredGain;
            var inputs = Math.Sqrt(Energy(network, signals, i) / Energy(network, signals, signals.Count - 1));
            layers.Add(PredictedLayer.Of(
                i + 1, overTime ? $"time {i + 1}" : $"hidden{i + 1}", signals[i].Q, chi, middle, scatter,
                inputs * Math.Sqrt(Through(signals[i]) / Through(signals[^1])), signals[i].Correlation));
        }
        return layers;
    }

    // From what enters φ, where δ is measured, to Wh + b.
    private static double Through(LayerSignal signal) => signal.Gain / signal.MeasuredGain;

    // ‖h_{l−1}‖² over a sample: samples of a batch add up as if their gradients were orthogonal.
    private static double Energy(PredictedNetwork network, IReadOnlyList<LayerSignal> signals, int index) =>
        network.Layers[index].FanIn * signals[index].Before.SecondMoment;
}
