using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>A layer with nearly all units off for every sample: the network is cut there, forwards and backwards.</summary>
internal sealed class DeadUnits : DiagnosticRule
{
    private const double FromStart = 0.9;
    private const double Confidence = 0.85;

    /// <summary>A network of narrow layers is cut where one layer has all its units off; one that is not is held back.</summary>
    private static double ManyUnits => Thresholds.UnitsOff;

    public override Evidence Evidence => Evidence.Fact;

    public override Finding? Judge(ObservedRun run)
    {
        if (!run.Fails)
            return null;
        var cut = run.Suspects.Select(replicate => (replicate, layer: Layer(run, replicate))).Where(pair => pair.layer is not null)
            .ToArray();
        // Early on nothing has learned yet, and the replicates that never will are a share of all.
        if (cut.Length == 0 || cut.Length < (run.IsWhole ? 0.5 * run.Suspects.Count : ReplicateOutcome.FailingShare * run.Replicates.Count))
            return null;
        int[] layers = [.. cut.Select(pair => pair.layer!.Value).Distinct().Order()];
        var start = cut.Count(pair => pair.replicate.First(pair.layer!.Value, Quantity.DeadFraction) >= ManyUnits);
        var fromStart = start * 2 >= cut.Length;
        var since = cut.Min(pair => pair.replicate.Since(pair.layer!.Value, row => row[Quantity.DeadFraction] >= ManyUnits) ?? 0);
        var one = cut[0];
        return new Finding(
            Symptom.DeadUnits,
            run.NamesOf(layers),
            fromStart ? 0 : since,
            fromStart ? FromStart : Confidence,
            Facts.Of(
                ("replicates_cut", cut.Length), ("dead_fraction", ObservedReplicate.Median(cut.Select(pair =>
                    pair.replicate.Last(pair.layer!.Value, Quantity.DeadFraction)))),
                ("dead_at_start", ObservedReplicate.Median(cut.Select(pair => pair.replicate.First(pair.layer!.Value,
                    Quantity.DeadFraction)))),
                ("signal_below", one.replicate.Last(run.HiddenLayers[0], Quantity.PreactivationGradientNorm))),
            $"Dead ReLU units cut the network: in {Counts.Replicates(cut.Length, run.Replicates.Count)} a layer has nearly all its units "
                + "off for every sample "
            + (fromStart ? "from step 0 on, so that training did not kill them: their pre-activations are negative for all samples, by "
            + "the biases or by the layers below. " : $"(since step {since}). ")
            + "No signal passes such a layer and no gradient comes back, and "
            + $"{(layers[0] > 1 ? "all layers below it stay as they are" : "it stays as it is")}. "
            + "This is no vanishing gradient: it is exactly 0.",
            fromStart
                ?
                [
                    "Set the biases to zero and initialize with he_normal.",
                    "Make the layers wider, or use leaky_relu: a layer of few ReLU units is often all off (Lu 2019).",
                        "Or add batch normalization.",
                ]
                : ["Divide the learning rate by 10.", "Or use leaky_relu or elu, whose gradient is never exactly 0."]);
    }

    // Off for one batch is not off for all samples; early on, three recorded ones must agree.
    private static int? Layer(ObservedRun run, ObservedReplicate replicate) => run.HiddenLayers
        .Where(layer => replicate.Last(layer, Quantity.DeadFraction) >= ManyUnits && (run.IsWhole || IsLasting(replicate.Of(layer))))
        .Select(layer => (int?)layer).FirstOrDefault();

    private static bool IsLasting(IReadOnlyList<LayerRow> rows) =>
        rows.Count >= Batches && rows.TakeLast(Batches).All(row => row[Quantity.DeadFraction] >= ManyUnits);

    private const int Batches = 3;
}
