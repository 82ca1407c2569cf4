using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>A model with the initial weights that are usual for its activations (He 2015; Glorot &amp; Bengio 2010).</summary>
internal static class GoodWeights
{
    public static ModelConfig Of(ModelConfig model) => model switch
    {
        MlpConfig mlp => mlp with { Initialization = For(mlp.Activation) },
        SequentialConfig sequential => sequential with { Layers = [.. sequential.Layers.Select(Of)] },
        _ => model,
    };

    private static LayerConfig Of(LayerConfig layer) => layer switch
    {
        DenseLayerConfig dense => dense with { Initialization = For(dense.Activation), BiasInitialization = null },
        ResidualLayerConfig residual => residual with { Layers = [.. residual.Layers.Select(Of)] },
        _ => layer,
    };

    private static InitializationConfig For(ActivationConfig activation) =>
        ActivationFamily.IsRelu(activation) ? new HeNormalConfig() : new XavierNormalConfig();
}
