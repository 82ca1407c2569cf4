namespace TorchVanish.Configuration;

/// <summary>The activation of the last layer of a sequential model, and the layer that holds it.</summary>
/// <param name="Layer">Null unless the model ends with a layer with weights, optionally followed by an activation layer.</param>
/// <param name="Outputs">The number of units of the last layer; null if it is not in the config.</param>
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
