using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>A model whose hidden layers pass the signal on in both directions.</summary>
internal static class SignalPassing
{
    /// <summary>With ReLU and He's weights; null where it has them, or has no activation that could be replaced.</summary>
    public static ModelConfig? WithRelu(ModelConfig model)
    {
        ModelConfig changed = model switch
        {
            MlpConfig mlp when !ActivationFamily.IsRelu(mlp.Activation) =>
                mlp with { Activation = new ReluConfig(), Initialization = new HeNormalConfig() },
            SequentialConfig sequential => sequential with
            {
                Layers = [.. sequential.Layers.Select((layer, index) =>
                index < LastWithWeights(sequential) ? Of(layer) : layer)]
            },
            _ => model,
        };
        return changed.Equals(model) ? null : changed;
    }

    /// <summary>With batch normalization; null where a normalization or shortcuts do this already, or the model takes none.</summary>
    public static ModelConfig? WithNormalization(ModelConfig model) =>
        model is MlpConfig { Normalization: NoNormalizationConfig, Residual: Residual.None } mlp
            ? mlp with { Normalization = new BatchNormConfig() } : null;

    private static LayerConfig Of(LayerConfig layer) => layer is DenseLayerConfig dense
        && dense.Activation is not IdentityConfig && !ActivationFamily.IsRelu(dense.Activation)
            ? dense with { Activation = new ReluConfig(), Initialization = new HeNormalConfig(), BiasInitialization = null } : layer;

    private static int LastWithWeights(SequentialConfig model) =>
        model.Layers.ToList().FindLastIndex(layer => layer is WeightedLayerConfig);
}
