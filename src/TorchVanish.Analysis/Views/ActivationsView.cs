using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;
using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Views;

/// <summary>
/// Mean and standard deviation of h, saturated entries of φ′ and dead units, per hidden layer.
/// </summary>
public sealed record ActivationsView : CurveView
{
    public static ActivationsView Of(IReadOnlyList<MeasuredRun> runs)
    {
        var panels = runs.Count == 1 ? OfOne(runs[0]) : OfSeveral(runs);
        return new ActivationsView
        {
            Headline = HeadlineOf(runs),
            Caption = "Activations h per hidden layer. If the standard deviation falls to zero, all samples look the same from that layer "
                + $"on. An entry is {SmallDerivatives.Word(runs)} if φ′ is below 5% of its largest value; a unit is dead if φ′ is "
                + "exactly 0 for every sample of the batch. "
                + $"{Replicates.Sentence(runs)}{Marks(panels)}{Replicates.Stopped(runs)}{Replicates.Diverged(runs)}",
            Panels = panels,
            Columns = runs.Count == 1 ? 4 : 2,
            Variants = runs.Count == 1 ? CurveVariants.Moments : CurveVariants.None,
            Nothing = WhyNothing(panels),
        };
    }

    /// <summary>In the order of the panels, the same for every run.</summary>
    public static IReadOnlyList<string> PanelIds { get; } = ["mean", "std", "saturated", "dead"];

    private static (string Title, PanelAxis Y, Quantity Quantity)[] Quantities(IReadOnlyList<MeasuredRun> runs) =>
    [
        ("Mean of h", new PanelAxis("mean", AxisScale.Linear), Quantity.ActivationMean),
        ("Std of h", new PanelAxis("standard deviation", AxisScale.Log), Quantity.ActivationStd),
        (SmallDerivatives.Title(runs), new PanelAxis("share", AxisScale.Share), Quantity.SaturatedFraction),
        ("Dead units", new PanelAxis("share", AxisScale.Share), Quantity.DeadFraction),
    ];

    private static CurvePanel[] OfOne(MeasuredRun run) =>
        [.. Quantities([run]).Select((panel, i) => CurvePanel.Of(panel.Title, HiddenLayer, panel.Y, run.Moments.Select(moment =>
            LayerCurve.At(run, moment, panel.Quantity, run.HiddenLayers))) with { Id = PanelIds[i] })];

    private static CurvePanel[] OfSeveral(IReadOnlyList<MeasuredRun> runs) =>
        [.. Quantities(runs).Select((panel, i) =>
            CurvePanel.Of($"{panel.Title}, at the end", HiddenLayer, panel.Y, runs.SelectMany((run, index) =>
            run.Steps.TakeLast(1).Select(step =>
                LayerCurve.At(run, index, 0, run.Label, step, panel.Quantity, run.HiddenLayers)))) with { Id = PanelIds[i] })];

    private static PanelAxis HiddenLayer => PanelAxis.Layer with { Label = "hidden layer" };

    private static string HeadlineOf(IReadOnlyList<MeasuredRun> runs)
    {
        var units = runs.Select(run => (run.Label, Units: UnitFacts.Of(run))).Where(run => run.Units.Dead is not null
            || run.Units.Saturated is not null).ToArray();
        if (units.Length == 0)
            return "Activations, saturation and dead units per layer";
        var saturated = units.Where(run => run.Units.Saturated is not null).OrderByDescending(run => run.Units.Saturated!.Share)
            .FirstOrDefault();
        var dead = units.Where(run => run.Units.Dead is not null).OrderByDescending(run => run.Units.Dead!.Share).FirstOrDefault();
        var sentence = UnitWords.Sentence(
            new UnitFacts(saturated.Units?.Saturated, dead.Units?.Dead, null),
            share => runs.Count == 1
                ? $"layer {share.Layer}"
                : $"{(ReferenceEquals(share, dead.Units?.Dead) ? dead.Label : saturated.Label)}, layer {share.Layer}");
        return sentence.Length > 0 ? sentence
            : $"Almost no unit is {(saturated.Units is null ? "" : "saturated or ")}dead at the "
            + $"end{(runs.Count == 1 ? "" : ", in any run")}";
    }
}
