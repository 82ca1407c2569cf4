using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>A hidden layer of one unit: whatever the inputs say, one number passes.</summary>
internal sealed class Bottleneck : DiagnosticRule
{
    private const double Confidence = 0.65;

    public override Finding? Judge(ObservedRun run)
    {
        int[] narrow = [.. run.Network.Layers.SkipLast(1).Where(layer => layer.Units == 1).Select(layer => layer.Layer)];
        if (narrow.Length == 0 || run.Network.Data?.Features is not > 1 || !run.IsHeldBack)
            return null;
        return new Finding(
            Symptom.WrongArchitecture, run.NamesOf(narrow), null, Confidence,
            Facts.Of(("layers_of_one_unit", narrow.Length), ("features", run.Network.Data.Features), ("skill", run.Skill),
                ("loss_at_end", run.Median(r => r.EndLoss))),
            $"A bottleneck holds the network back: {run.NameOf(narrow[0])} has one unit, so that a single number is all that the layers "
                + $"above learn of {Spelling.Count(run.Network.Data.Features, "feature")}. The network gets {Spelling.Percent(run.Skill)} "
                + "of what there is to get.",
            [$"Make {run.NameOf(narrow[0])} as wide as the layers around it.", "Or add shortcuts around it: residual connections."]);
    }
}
