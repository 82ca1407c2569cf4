using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>The factor of all weights of a sequential model at which ‖δ₁‖ = ‖δ_L‖.</summary>
internal static class TapeStableScale
{
    public static StableScale? Of(SequentialConfig model, IReadOnlyList<Step> steps, Signal input, PredictedTask task)
    {
        var scale = StableScaleSearch.Root(logScale =>
        {
            var tape = new Tape(Scaled(steps, Math.Exp(2 * logScale)), input, task.Batch);
            return TapePrediction.LogRatio(tape, new(tape, task.Aligned));
        });
        if (scale is not { } factor)
            return null;
        var changes = new List<ConfigChange>();
        foreach (var (path, layer) in LayerTree.All(model).Where(layer => layer.Config is WeightedLayerConfig).SkipLast(1))
        {
            if (StableScaleSearch.Change(((WeightedLayerConfig)layer).Initialization, $"{path}.initialization", factor) is not { } change)
                return null;
            changes.Add(change);
        }
        return new(factor, changes);
    }

    private static List<Step> Scaled(IReadOnlyList<Step> steps, double factor) => [.. steps.Select(step => step switch
    {
        WeightStage weights => weights with { WeightVariance = factor * weights.WeightVariance },
        ResidualStep residual => residual with { Branch = Scaled(residual.Branch, factor) },
        _ => step,
    })];
}
