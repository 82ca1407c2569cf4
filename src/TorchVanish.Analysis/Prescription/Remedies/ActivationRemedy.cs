using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription.Remedies;

/// <summary>Another activation in the hidden layers.</summary>
internal sealed class ActivationRemedy : Remedy
{
    private static readonly ActivationConfig[] Candidates = [new ReluConfig(), new LeakyReluConfig(), new EluConfig(), new TanhConfig()];

    public override string Family => "activation";

    public override RemedyReach Reach => RemedyReach.Network;

    public override IEnumerable<RemedyOption> Options(RemedyTask task)
    {
        if (task.Config.Model is RnnConfig rnn)
        {
            var other = rnn.Nonlinearity == Nonlinearity.Tanh ? Nonlinearity.Relu : Nonlinearity.Tanh;
            var name = other == Nonlinearity.Relu ? "relu" : "tanh";
            return [Option(name, task.Config with { Model = rnn with { Nonlinearity = other } })];
        }
        return Candidates.Select(candidate => (candidate, model: With(task.Config.Model, candidate)))
            .Where(pair => pair.model is not null && !pair.model.Equals(task.Config.Model))
            .Select(pair => Option(ConfigName.KindOf(pair.candidate), task.Config with { Model = pair.model! }));
    }

    private static RemedyOption Option(string name, ExperimentConfig config) =>
        new($"activation-{name}", $"{name} as the activation", config);

    private static ModelConfig? With(ModelConfig model, ActivationConfig activation) => model switch
    {
        MlpConfig mlp => mlp with { Activation = activation },
        SequentialConfig sequential => With(sequential, activation),
        _ => null,
    };

    // Layers without an activation stay so, unless the network has none at all.
    private static SequentialConfig With(SequentialConfig model, ActivationConfig activation)
    {
        var linear = !model.Places().Any(layer => layer.Place == LayerPlace.Hidden && layer.Layer
            is DenseLayerConfig { Activation: not IdentityConfig } or ActivationLayerConfig { Activation: not IdentityConfig });
        return model.Map((layer, place) => (layer, place) switch
        {
            (DenseLayerConfig dense, LayerPlace.Hidden) when linear || dense.Activation is not IdentityConfig =>
                dense with { Activation = activation },
            (ActivationLayerConfig own, LayerPlace.Hidden) => own with { Activation = activation },
            _ => layer,
        });
    }
}
