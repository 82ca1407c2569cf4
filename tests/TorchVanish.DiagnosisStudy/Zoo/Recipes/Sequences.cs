using TorchVanish.Configuration;

namespace TorchVanish.DiagnosisStudy.Zoo.Recipes;

/// <summary>Models of kind sequential, for what a multilayer perceptron has no key for.</summary>
internal static class Sequences
{
    /// <param name="outputs">Units of the output layer.</param>
    /// <param name="activation">That of the output layer; identity if null.</param>
    public static SequentialConfig Of(IReadOnlyList<LayerConfig> hidden, int outputs, ActivationConfig? activation = null) => new()
    {
        Layers = [.. hidden, new LinearLayerConfig { OutFeatures = outputs, Activation = activation ?? new IdentityConfig() }],
    };

    public static LinearLayerConfig Hidden(int width, ActivationConfig activation) => new()
    {
        OutFeatures = width,
        Activation = activation,
        Initialization = activation is ReluConfig ? new HeNormalConfig() : new XavierNormalConfig(),
    };

    /// <summary>How many classes the data have.</summary>
    public static int Classes(DataConfig data) => data switch
    {
        SpiralsConfig spirals => spirals.Classes,
        BlobsConfig blobs => blobs.Classes,
        GaussianConfig gaussian => gaussian.Classes,
        TemporalOrderConfig => 4,
        _ => 2,
    };
}
