using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Measured;

/// <summary>The activation that all hidden layers of a sequential model share.</summary>
internal static class CommonActivation
{
    /// <returns>Null if the hidden layers have different activations, or none.</returns>
    public static ActivationConfig? Of(SequentialConfig model)
    {
        var layers = LayerTree.All(model).Select(layer => layer.Config).ToList();
        var output = layers.FindLastIndex(layer => layer is WeightedLayerConfig);
        var hidden = layers.Take(output).Select(Own).OfType<ActivationConfig>().Distinct().ToList();
        return hidden.Count == 1 ? hidden[0] : null;
    }

    private static ActivationConfig? Own(LayerConfig layer) => layer switch
    {
        DenseLayerConfig { Activation: not IdentityConfig } dense => dense.Activation,
        ActivationLayerConfig plain => plain.Activation,
        _ => null,
    };
}
