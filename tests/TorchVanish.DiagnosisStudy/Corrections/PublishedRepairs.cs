using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Configuration;

namespace TorchVanish.DiagnosisStudy.Corrections;

/// <summary>A change of the training that AutoTrainer makes.</summary>
/// <param name="Change">Null where the training has it already, or cannot have it.</param>
internal sealed record PublishedRepair(string Name, Func<ExperimentConfig, ExperimentConfig?> Change);

/// <summary>AutoTrainer's repairs for each symptom, in the order of its strategy "balance".</summary>
internal static class PublishedRepairs
{
    private static readonly PublishedRepair Selu = Activation("selu", new SeluConfig());
    private static readonly PublishedRepair Relu = Activation("relu", new ReluConfig());
    private static readonly PublishedRepair Tanh = Activation("tanh", new TanhConfig());
    private static readonly PublishedRepair Leaky = Activation("leaky", new LeakyReluConfig { NegativeSlope = 0.3 });

    private static readonly PublishedRepair BatchNorm = new("bn", config =>
        config.Model is MlpConfig { Normalization: NoNormalizationConfig } mlp
        ? config with { Model = mlp with { Normalization = new BatchNormConfig() } }
        : null);

    private static readonly PublishedRepair He = new("initial", config =>
        config.Model is MlpConfig { Initialization: not HeUniformConfig } mlp
        ? config with { Model = mlp with { Initialization = new HeUniformConfig() } }
        : null);

    private static readonly PublishedRepair Clip = new("gradient", config => config.Training.Clipping is NoClippingConfig
        ? config with { Training = config.Training with { Clipping = new ValueClippingConfig { ClipValue = 10 } } }
        : null);

    private static readonly PublishedRepair Adam = new("adam", config => config.Training.Optimizer is AdamConfig
        ? null
        : config with { Training = config.Training with { Optimizer = new AdamConfig(), LearningRate = 0.001, Momentum = 0 } });

    private static readonly PublishedRepair SmallerRate = Rate("lr-down", 0.1);
    private static readonly PublishedRepair LargerRate = Rate("lr-up", 10);

    public static IReadOnlyList<PublishedRepair> For(string symptom) => symptom switch
    {
        Symptom.VanishingGradient => [Selu, Relu, BatchNorm],
        Symptom.ExplodingGradient => [Selu, Relu, Clip, Tanh, BatchNorm],
        Symptom.DeadUnits => [Selu, BatchNorm, He, Leaky],
        Symptom.OscillatingLoss => [Adam, SmallerRate],
        Symptom.LearningRateTooSmall => [Adam, LargerRate],
        _ => [],
    };

    private static PublishedRepair Activation(string name, ActivationConfig activation) => new(name, config => config.Model switch
    {
        MlpConfig mlp when mlp.Activation != activation => config with { Model = mlp with { Activation = activation } },
        SequentialConfig model => Hidden(config, model, activation),
        _ => null,
    });

    // The last layer keeps its own.
    private static ExperimentConfig? Hidden(ExperimentConfig config, SequentialConfig model, ActivationConfig activation)
    {
        var last = model.Layers.Count - 1;
        var changed = model with
        {
            Layers = [.. model.Layers.Select((layer, i) => i < last && layer is LinearLayerConfig { Activation: not IdentityConfig } linear
                ? linear with { Activation = activation }
                : layer)],
        };
        return changed == model ? null : config with { Model = changed };
    }

    private static PublishedRepair Rate(string name, double factor) =>
        new(name, config => config with { Training = config.Training with { LearningRate = config.Training.LearningRate * factor } });
}
