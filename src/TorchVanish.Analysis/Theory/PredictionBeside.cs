using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Theory;

/// <summary>The prediction for a run's config, to lie over what was measured at step 0, and where the two part.</summary>
public sealed class PredictionBeside
{
    /// <summary>Position of the predicted line among the lines of a figure, after start, middle and end.</summary>
    public const int Variant = 3;

    // Chosen before the first comparison: both must hold for the two to part. A prediction is of the median over seeds, and the
    // geometric mean of R seeds scatters by 1/√R of the range of one.
    private const double Apart = 0.1;
    private const double Quantile = 1.96;

    // Widths below it, and batches, count as a cause: corrections are of first order in 1/n.
    private const int Narrow = 32;

    private readonly MeasuredRun _run;
    private readonly Prediction _prediction;

    private PredictionBeside(MeasuredRun run, Prediction prediction) => (_run, _prediction) = (run, prediction);

    /// <returns>Null for a run without a config or without step 0.</returns>
    public static PredictionBeside? Of(MeasuredRun run) =>
        run.Config is { } config && run.Steps is [0, ..] && run.HiddenLayers.Count > 1
            ? new(run, Predictor.Of(config, RunFacts.Of(run)))
            : null;

    private bool Fits => !_prediction.OverTime && _prediction.Layers.Count == _run.HiddenLayers.Count;

    /// <summary>
    /// The predicted norm of each hidden layer: its ratio times what was measured at the last; the band holds 95% of seeds.
    /// </summary>
    public IEnumerable<Curve> Line(Quantity quantity)
    {
        var last = _run.Spread(0, _run.HiddenLayers[^1], quantity).OnLogAxis();
        if (!Fits || !last.IsDrawn || last.Median <= 0)
            return [];
        var weights = quantity == Quantity.WeightGradientNorm;
        var points = _prediction.Layers.Zip(_run.HiddenLayers, (layer, number) =>
        {
            var ratio = weights ? layer.WeightRatio : layer.Ratio;
            var (low, high) = (ratio * layer.Low / layer.Ratio, ratio * layer.High / layer.Ratio);
            return new CurvePoint(number, new Spread(last.Median * low, last.Median * ratio, last.Median * high, last.Replicates, 0, 0));
        }).Where(point => double.IsFinite(point.Y.High) && point.Y.Low > 0);
        return [new Curve(0, Variant, "predicted at initialization (95% of seeds)", [.. points]) { Id = "predicted" }];
    }

    /// <summary>Where prediction and measurement part, and why; or why there is no prediction.</summary>
    public string Sentence()
    {
        if (!Fits)
            return _prediction.Verdict == PredictedVerdict.CannotPredict ? $"No prediction is drawn: {_prediction.Reason}" : "";
        if (PredictionCheck.Of(_run, _prediction) is not { } check
            || check.Layers.Any(layer => !double.IsFinite(layer.Measured) || layer.Measured <= 0))
            return "The prediction cannot be compared, because a ratio of measured gradients is zero or not a number.";
        var first = check.Layers[0];
        var place = check.Layers.LastOrDefault(layer => Parts(layer, check.Replicates));
        var numbers = $"‖δ₁‖/‖δ_{_run.HiddenLayers[^1]}‖ is predicted to be {Spelling.Number(first.Predicted.Ratio)} "
            + $"and was measured as {Spelling.Number(first.Measured)}";
        return place is null
            ? $"Prediction and measurement agree: {numbers}."
            : $"Prediction and measurement part at layer {place.Predicted.Layer}, seen from the output: {numbers}. {Cause()}";
    }

    private static bool Parts(CheckedLayer layer, int replicates)
    {
        var (predicted, deviation) = (layer.Predicted, Math.Log(layer.Predicted.High / layer.Predicted.Low) / (2 * Quantile));
        var apart = Math.Abs(Math.Log(predicted.Ratio / layer.Measured));
        return apart > Math.Log(1 + Apart) && apart > Quantile * deviation / Math.Sqrt(replicates);
    }

    private string Cause()
    {
        var config = _run.Config!;
        var widths = config.Model is MlpConfig mlp ? mlp.Width.Values.Min() : int.MaxValue;
        return config switch
        {
            { Model: SequentialConfig sequential } when LayerTree.All(sequential).Any(layer => layer.Config is Conv2dLayerConfig) =>
                "The likely cause: the theory takes the pixels of an image as equally large on average, and knows only "
                + "the correlation of neighbours.",
            { Data: not GaussianConfig and not ParityConfig, Model: MlpConfig { Normalization: not NoNormalizationConfig } }
                when widths >= Narrow =>
                "The likely cause: samples of these data are alike, while the theory takes their normalized signals as equally apart.",
            { Model: MlpConfig } when widths < Narrow =>
                $"The likely cause: with {Spelling.Count(widths, "unit")} in a layer, corrections beyond the first order in 1/width "
                    + "matter.",
            { Model: MlpConfig { Normalization: UnitNormalizationConfig } or MlpConfig { Residual: Residual.Block } } =>
                "The likely cause: a normalization couples units or samples, and its correction is of first order.",
            { Model: MlpConfig { Residual: Residual.Identity } } =>
                "The likely cause: a shortcut correlates the layers, and the theory takes them as independent.",
            { Data: not GaussianConfig } =>
                "The likely cause: the theory takes samples as independent, with features of equal size.",
            _ => "With more replicates the measurement would be surer; the theory is of first order in 1/width.",
        };
    }
}
