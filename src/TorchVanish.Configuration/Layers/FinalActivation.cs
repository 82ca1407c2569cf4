namespace TorchVanish.Configuration;

/// <summary>The activation of the last layer of a sequential model, and the layer that holds it.</summary>
/// <param name="Layer">Null where the model does not end in a layer with weights, with or without an activation layer after it.</param>
/// <param name="Outputs">Units of the last layer; null where they are not in the config.</param>
public sealed record FinalActivation(LayerConfig? Layer, ActivationConfig Activation, int? Outputs)
{
    public static FinalActivation Of(SequentialConfig model) => model.Layers switch
    {
        [.., DenseLayerConfig dense] => new(dense, dense.Activation, UnitsOf(dense)),
        [.., DenseLayerConfig { Activation: IdentityConfig } dense, ActivationLayerConfig last] =>
            new(last, last.Activation, UnitsOf(dense)),
        _ => new(null, new IdentityConfig(), null),
    };

    private static int? UnitsOf(DenseLayerConfig dense) => (dense as LinearLayerConfig)?.OutFeatures;
}
