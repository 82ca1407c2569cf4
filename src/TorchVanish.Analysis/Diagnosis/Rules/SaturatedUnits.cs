using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>Units of sigmoid, tanh and the like whose φ′ is nearly 0 for most samples: they hardly learn.</summary>
internal sealed class SaturatedUnits : DiagnosticRule
{
    /// <summary>Four fifths of the entries below a twentieth of sup φ′ leave a fifth of the signal at most.</summary>
    private static double MostEntries => Thresholds.SaturatedEntries;

    private const double Confidence = 0.75;

    public override Finding? Judge(ObservedRun run)
    {
        int[] layers = [.. run.HiddenLayers.Where(layer => !WeightScale.IsRelu(run, layer)
            && run.Median(r => r.Last(layer, Quantity.SaturatedFraction)) >= MostEntries)];
        if (!run.Fails || layers.Length == 0)
            return null;
        var layer = layers[0];
        var atStart = run.Median(r => r.First(layer, Quantity.SaturatedFraction));
        var fromStart = atStart >= MostEntries;
        return new Finding(
            Symptom.SaturatedUnits,
            run.NamesOf(layers),
            fromStart ? 0 : run.Suspects.Min(r => r.Since(layer, row =>
                row[Quantity.SaturatedFraction] >= MostEntries) ?? int.MaxValue) is var since and < int.MaxValue ? since : null,
            Confidence,
            Facts.Of(("saturated_fraction", run.Median(r => r.Last(layer, Quantity.SaturatedFraction))), ("saturated_at_start", atStart),
                ("loss_at_end", run.Median(r => r.EndLoss))),
            $"Most units of {run.NameOf(layer)} are saturated{(fromStart ? " from step 0 on" : "")}: "
                + $"{Spelling.Percent(run.Median(r => r.Last(layer, Quantity.SaturatedFraction)))} of the entries of φ′ are below "
            + "a twentieth of its largest value, so that hardly any gradient passes. "
            + (fromStart ? "The inputs or the initial weights are too large for the activation." : "The weights have grown too large for "
            + "the activation."),
            fromStart
                ? ["Standardize the inputs, and initialize with xavier_normal.", "Or add a normalization before the activation."]
                : ["Divide the learning rate by 10.", "Or add weight decay or a normalization before the activation."]);
    }
}
