using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription.Remedies;

/// <summary>Shortcuts around the hidden layers whose input is as wide as their output.</summary>
internal sealed class ResidualRemedy : Remedy
{
    public override string Family => "residual";

    public override RemedyReach Reach => RemedyReach.Network;

    public override IEnumerable<RemedyOption> Options(RemedyTask task)
    {
        switch (task.Config.Model)
        {
            case MlpConfig { Residual: Residual.None, Depth: > 1 } mlp:
                yield return Option(task, mlp with { Residual = Residual.Identity }, "identity", "identity shortcuts");
                yield return Option(task, mlp with { Residual = Residual.Block }, "block", "residual blocks with batch normalization");
                break;
            case SequentialConfig sequential when With(sequential) is var model && !model.Equals(sequential):
                yield return Option(task, model, "identity", "identity shortcuts");
                break;
        }
    }

    private static RemedyOption Option(RemedyTask task, ModelConfig model, string name, string words) =>
        new($"residual-{name}", words, task.Config with { Model = model });

    private static SequentialConfig With(SequentialConfig model)
    {
        if (model.Layers.Any(layer => layer is ResidualLayerConfig))
            return model;
        int? width = null;
        return model.Map((layer, place) =>
        {
            var input = width;
            width = layer switch
            {
                LinearLayerConfig linear => linear.OutFeatures,
                NormalizationLayerConfig or DropoutLayerConfig or ActivationLayerConfig => width,
                _ => null,
            };
            return place == LayerPlace.Hidden && layer is LinearLayerConfig { OutFeatures: var output } && output == input
                ? new ResidualLayerConfig { Layers = [layer] }
                : layer;
        });
    }
}
