using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>A penalty that holds the weights at zero: what is minimised is the penalty and not the loss.</summary>
internal sealed class HeavyPenalty : DiagnosticRule
{
    /// <summary>A penalty that takes two thirds of a weight matrix away outweighs the loss.</summary>
    private const double Shrunk = 1.0 / 3;

    private const double Confidence = 0.75;

    public override Evidence Evidence => Evidence.Course;

    public override Finding? Judge(ObservedRun run)
    {
        var skill = run.Skill;
        int[] layers = [.. run.Network.Layers.Where(IsPenalized).Select(layer => layer.Layer)];
        if (layers.Length == 0 && !(run.Config?.Training.WeightDecay > 0) || skill >= ReplicateOutcome.NearlyAll)
            return null;
        int[] shrunk = [.. (layers.Length > 0 ? layers : run.Run.Layers).Where(layer => Left(run, layer) < Shrunk)];
        if (shrunk.Length == 0)
            return null;
        return new Finding(
            Symptom.WrongArchitecture,
            run.NamesOf(shrunk),
            null,
            Confidence,
            Facts.Of(("weight_norm_left", shrunk.Min(layer => Left(run, layer))), ("skill", skill), ("loss_at_end", run.Median(r =>
                r.EndLoss))),
            $"The penalty on the weights is too strong: {Spelling.Percent(shrunk.Min(layer => Left(run, layer)))} of the norm of "
                + $"{run.NameOf(shrunk[0])} is left, and the network gets "
            + $"{Spelling.Percent(skill)} of what there is to get. Training minimises the penalty and not the loss.",
            ["Remove the penalty, or divide it by 100.", "Then add dropout if the network overfits."]);
    }

    private static double Left(ObservedRun run, int layer) => ObservedReplicate.Median(run.Replicates.Select(r => r.Last(layer,
        Quantity.WeightNorm) / r.First(layer, Quantity.WeightNorm)));

    private static bool IsPenalized(LayerFacts layer) => layer.Config is { Regularization: { } penalty } && penalty.L1 + penalty.L2 > 0;
}
