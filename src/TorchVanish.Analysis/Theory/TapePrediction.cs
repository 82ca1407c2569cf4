using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>The prediction of a sequential model.</summary>
internal static class TapePrediction
{
    public static Prediction Of(SequentialConfig model, PredictedTask task)
    {
        var (steps, input) = SequentialReader.Read(model, task);
        var tape = new Tape(steps, input, task.Batch);
        if (tape.States.Any(state => !double.IsFinite(state.Second)) || tape.Nodes.Any(node => !double.IsFinite(node.Passage.Gain)))
            return Prediction.Refused(Predictor.BeyondRange);
        var gradients = new TapeGradients(tape, task.Aligned);
        var layers = Layers(tape, gradients, task);
        if (layers.Any(layer => !double.IsFinite(layer.High)))
            return Prediction.Refused(Predictor.BeyondRange);
        var verdict = Predictor.VerdictOf(layers[0].Ratio);
        var nearest = verdict == PredictedVerdict.Stable ? null : TapeStableScale.Of(model, steps, input, task);
        return new(verdict, layers, OverTime: false, DepthScale: null, nearest, PredictionWords.Reason(verdict, layers, overTime: false))
        {
            LayersDiffer = true,
        };
    }

    /// <summary>ln(‖δ₁‖²/‖δ_L‖²) of the infinitely wide network.</summary>
    public static double LogRatio(Tape tape, TapeGradients gradients) =>
        gradients.LogNorm[tape.Sites[0].State] - gradients.LogNorm[tape.Sites[^2].State];

    private static List<PredictedLayer> Layers(Tape tape, TapeGradients gradients, PredictedTask task)
    {
        var spread = new TapeSpread(tape, gradients, new Pair(1, 1.0 / task.Batch) * task.NormVariance, task.Batch);
        var hidden = tape.Sites.SkipLast(1).ToList();
        var last = hidden[^1];
        return [.. hidden.Select((site, index) =>
        {
            var (shift, variance) = spread.Of(site.State, last.State);
            var ratio = gradients.LogNorm[site.State] - gradients.LogNorm[last.State];
            var above = tape.Sites[index + 1];
            return PredictedLayer.Of(
                index + 1, site.Name, tape.States[tape.Nodes[site.Weights].Output].Second,
                Math.Exp(gradients.LogNorm[site.State] - gradients.LogNorm[above.State]),
                ratio + shift, variance, Math.Exp((LogWeights(site) - LogWeights(last) - ratio) / 2), tape.States[site.State].Correlation);
        })];

        // Of ‖∂L/∂W‖²: samples of a batch and positions of an image add up as if their gradients were orthogonal.
        double LogWeights(TapeSite site)
        {
            var node = tape.Nodes[site.Weights];
            return gradients.LogNorm[node.Output] + Math.Log(tape.States[node.Input].Second * ((WeightStage)node.Stage!).FanIn);
        }
    }
}
