using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>A sequential model whose last activation is the one that goes with the loss.</summary>
internal static class OutputMatch
{
    /// <summary>Null where it is that already, or where the last activation is not that of a linear layer.</summary>
    public static SequentialConfig? Of(SequentialConfig model, ExperimentConfig config)
    {
        var index = model.Layers.ToList().FindLastIndex(layer => layer is WeightedLayerConfig or ActivationLayerConfig);
        if (index < 0 || model.Layers[index] is not LinearLayerConfig last || Usual(config, last) is not { } phi
            || phi.Equals(last.Activation))
            return null;
        return model with { Layers = [.. model.Layers.Select((layer, i) => i == index ? last with { Activation = phi } : layer)] };
    }

    private static ActivationConfig? Usual(ExperimentConfig config, LinearLayerConfig last) => config.Training.Loss switch
    {
        Loss.CategoricalCrossEntropy => new SoftmaxConfig(),
        Loss.BinaryCrossEntropy => new SigmoidConfig(),
        Loss.CrossEntropy or Loss.BinaryCrossEntropyWithLogits => new IdentityConfig(),
        Loss.Hinge => new TanhConfig(),
        _ when config.Data is CsvConfig { Task: TableTask.Regression } or AddingConfig => new IdentityConfig(),
        _ => last.OutFeatures == 1 ? new SigmoidConfig() : null,
    };
}
