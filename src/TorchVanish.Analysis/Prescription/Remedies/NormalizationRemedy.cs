using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription.Remedies;

/// <summary>Normalization before the activation of each hidden layer.</summary>
internal sealed class NormalizationRemedy : Remedy
{
    public override string Family => "normalization";

    public override RemedyReach Reach => RemedyReach.Network;

    public override IEnumerable<RemedyOption> Options(RemedyTask task) => task.Config.Model switch
    {
        MlpConfig mlp =>
        [
            .. Mlp(task, mlp, new BatchNormConfig(), "batch_norm", "batch normalization"),
            .. Mlp(task, mlp, new LayerNormConfig(), "layer_norm", "layer normalization"),
        ],
        SequentialConfig sequential when !HasNormalization(sequential) =>
        [
            Option(task, With(sequential, new BatchNormLayerConfig()), "batch_norm", "batch normalization"),
            Option(task, With(sequential, new LayerNormLayerConfig()), "layer_norm", "layer normalization"),
        ],
        _ => [],
    };

    private static IEnumerable<RemedyOption> Mlp(
        RemedyTask task, MlpConfig mlp, NormalizationConfig kind, string name, string words) =>
        mlp.Normalization.GetType() == kind.GetType() ? [] : [Option(task, mlp with { Normalization = kind }, name, words)];

    private static RemedyOption Option(RemedyTask task, ModelConfig model, string name, string words) =>
        new($"normalization-{name}", $"{words} in the hidden layers", task.Config with { Model = model });

    private static bool HasNormalization(SequentialConfig model) =>
        LayerTree.All(model).Any(layer => layer.Config is NormalizationLayerConfig);

    private static SequentialConfig With(SequentialConfig model, NormalizationLayerConfig normalization) => model.Map((layer, place) =>
        place != LayerPlace.Hidden || layer is not DenseLayerConfig dense ? [layer]
        : dense.Activation is IdentityConfig ? [dense, normalization]
        : (IEnumerable<LayerConfig>)
            [dense with { Activation = new IdentityConfig() }, normalization, new ActivationLayerConfig { Activation = dense.Activation }]);
}
