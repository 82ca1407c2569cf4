using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Models.Sequential;

/// <summary>
/// The φ of each layer with weights: its own activation, or the activation layer that follows it, directly or after a normalization. An
/// activation that the loss includes does not count.
/// </summary>
internal static class LayerPhi
{
    /// <returns>Null for a layer without φ.</returns>
    public static IReadOnlyDictionary<PlannedLayer, ActivationConfig?> Of(SequentialPlan plan, Loss loss)
    {
        var phis = new Dictionary<PlannedLayer, ActivationConfig?>(ReferenceEqualityComparer.Instance);
        var skipped = plan.Final.FormFor(loss) == OutputForm.Values ? null : plan.Final.Layer;
        Collect(plan.Layers, skipped, phis);
        return phis;
    }

    private static void Collect(
        IReadOnlyList<PlannedLayer> layers, LayerConfig? skipped, Dictionary<PlannedLayer, ActivationConfig?> phis)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            Collect(layers[i].Branch, skipped, phis);
            if (layers[i].Config is not WeightedLayerConfig weighted)
                continue;
            phis[layers[i]] = weighted switch
            {
                DenseLayerConfig dense when ReferenceEquals(dense, skipped) => null,
                DenseLayerConfig { Activation: not IdentityConfig } dense => dense.Activation,
                _ => Following([.. layers.Skip(i + 1).Select(layer => layer.Config)], skipped),
            };
        }
    }

    private static ActivationConfig? Following(IReadOnlyList<LayerConfig> layers, LayerConfig? skipped) =>
        layers.FirstOrDefault(layer => layer is not NormalizationLayerConfig) is ActivationLayerConfig next
            && !ReferenceEquals(next, skipped)
            ? next.Activation
            : null;
}
