using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Models.Sequential;

/// <summary>
/// Determines whether a sequential model has a stacked form: its samples must be vectors, and all its layers must have one.
/// </summary>
internal static class SequentialStacking
{
    /// <returns>The reason why replicates cannot share a graph, known without data; null if they can.</returns>
    public static string? Obstacle(SequentialConfig model) =>
        LayerTree.All(model).Select(layer => Obstacle(layer.Config)).FirstOrDefault(reason => reason is not null);

    /// <summary>The units of the widest layer.</summary>
    public static long Width(SequentialConfig model) =>
        LayerTree.All(model).Select(layer => (layer.Config as LinearLayerConfig)?.OutFeatures ?? 1L).Max();

    private static string? Obstacle(LayerConfig layer) => layer switch
    {
        LinearLayerConfig { Bias: false } => "a linear layer without a bias has no stacked form",
        DenseLayerConfig { Activation: PreluConfig } or ActivationLayerConfig { Activation: PreluConfig } =>
            "prelu, which learns its slope, has no stacked form",
        LinearLayerConfig or ActivationLayerConfig or NormalizationLayerConfig or DropoutLayerConfig or FlattenLayerConfig
            or ResidualLayerConfig => null,
        _ => $"{ConfigName.KindOf(layer)} has no stacked form",
    };
}
