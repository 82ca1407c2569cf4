using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Models.Sequential;

/// <summary>Describes the layers with weights of a sequential model, for run.json.</summary>
internal static class SequentialManifests
{
    /// <summary>Nearest the input first.</summary>
    public static IReadOnlyList<LayerManifest> Of(SequentialConfig model, Loss loss, int features, int timeSteps)
    {
        var plan = SequentialPlan.Of(model, features, timeSteps);
        var pairs = LayerPhi.Of(plan, loss);
        return [.. plan.Weighted.Zip(plan.Matrices, (layer, matrix) => (layer, matrix)).Select((pair, index) =>
        {
            var phi = pairs[pair.layer];
            var columns = matrixColumns(pair.layer, pair.matrix);
            return new LayerManifest(
                index + 1, pair.layer.Name!, ConfigName.KindOf(pair.layer.Config),
                index == plan.Weighted.Count - 1 ? LayerRole.Output : LayerRole.Hidden,
                (long)pair.matrix.Copies * pair.matrix.Rows * columns,
                phi is null ? null : ConfigName.KindOf(phi),
                LayerManifests.Finite(phi?.DerivativeSupremum ?? 1));
        })];

        static long matrixColumns(PlannedLayer layer, WeightMatrix matrix) =>
            matrix.Columns + (((WeightedLayerConfig)layer.Config).Bias ? 1L : 0);
    }
}
