using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Views;

/// <summary>The factor φ′ that each hidden layer contributes to the chain rule, compared with the largest possible value of φ′.</summary>
public sealed record DerivativeFactorsView : CurveView
{
    /// <summary>The ids for one run; for several runs they are rms_start and rms_end.</summary>
    public static IReadOnlyList<string> PanelIds { get; } = ["rms", "mean"];

    private static readonly PanelAxis HiddenLayer = PanelAxis.Layer with { Label = "hidden layer" };
    private static readonly PanelAxis Factor = new("φ′(z)", AxisScale.FromZero);

    public static DerivativeFactorsView Of(IReadOnlyList<MeasuredRun> runs)
    {
        var bounds = Bounds(runs);
        var panels = runs.Count == 1 ? OfOne(runs[0], bounds) : OfSeveral(runs, bounds);
        return new DerivativeFactorsView
        {
            Headline = HeadlineOf(runs),
            Caption = "The factor φ′(z) that each hidden layer contributes to the chain rule. The dotted line is the note's bound, the "
                + $"largest value of φ′ ({Spelling.List(bounds.Select(bound => bound.Label))}). The actual factor is below it, and the "
                + "weights contribute another factor. "
                + $"{Replicates.Sentence(runs)}{Marks(panels)}{Replicates.Stopped(runs)}{Replicates.Diverged(runs)}",
            Panels = panels,
            Columns = 2,
            Variants = runs.Count == 1 ? CurveVariants.Moments : CurveVariants.None,
            Nothing = WhyNothing(panels),
        };
    }

    private static CurvePanel[] OfOne(MeasuredRun run, IReadOnlyList<ReferenceLine> bounds)
    {
        CurvePanel Panel(string id, string title, Quantity quantity) =>
            CurvePanel.Of(title, HiddenLayer, Factor, run.Moments.Select(moment =>
            LayerCurve.At(run, moment, quantity, run.HiddenLayers)), bounds) with
            { Id = id };
        return [Panel(PanelIds[0], "Root mean square of φ′", Quantity.DerivativeRms),
            Panel(PanelIds[1], "Mean of φ′", Quantity.DerivativeMean)];
    }

    private static CurvePanel[] OfSeveral(IReadOnlyList<MeasuredRun> runs, IReadOnlyList<ReferenceLine> bounds)
    {
        CurvePanel Panel(string title, MomentKind kind) => CurvePanel.Of(title, HiddenLayer, Factor, runs.SelectMany((run, index) =>
            run.Moments.Where(moment => moment.Kind == kind).Select(moment =>
                LayerCurve.At(run, index, 0, run.Label, moment.Step, Quantity.DerivativeRms, run.HiddenLayers))), bounds) with
        { Id = $"{PanelIds[0]}_{AsciiId.Of(kind.ToString())}" };
        return [Panel("Root mean square of φ′, at initialization", MomentKind.Start),
            Panel("Root mean square of φ′, at the end", MomentKind.End)];
    }

    private static ReferenceLine[] Bounds(IReadOnlyList<MeasuredRun> runs) =>
        [.. runs.Select(run => run.Activation?.DerivativeSupremum).OfType<double>().Where(double.IsFinite).Distinct().Order()
            .Select(bound => new ReferenceLine(bound, $"sup φ′ = {Spelling.Constant(bound)}"))];

    private static string HeadlineOf(IReadOnlyList<MeasuredRun> runs)
    {
        var factors = runs.Where(run => run.Activation is not null && run.HiddenLayers.Count > 0)
            .Select(run => (run.Label, Bound: run.Activation!.DerivativeSupremum, Values: Values(run)))
            .Where(factor => factor.Values.Length > 0)
            .Select(factor => (factor.Label, factor.Bound, Low: factor.Values.Min(), High: factor.Values.Max()))
            .ToArray();
        if (factors.Length == 0)
            return "The factor φ′ of each layer";
        if (runs.Count == 1)
            return $"At initialization φ′ is {Spelling.Range(factors[0].Low, factors[0].High)} (rms) per layer; its bound is "
                + $"{Spelling.Constant(factors[0].Bound)}";
        var (low, high) = (factors.MinBy(factor => factor.Low), factors.MaxBy(factor => factor.High));
        return $"At initialization a layer's φ′ (rms) is between {Spelling.Number(low.Low)} ({low.Label}) and "
            + $"{Spelling.Number(high.High)} ({high.Label})";
    }

    private static double[] Values(MeasuredRun run) =>
        [.. run.HiddenLayers.Select(layer => run.Spread(run.Steps[0], layer, Quantity.DerivativeRms).Median).Where(double.IsFinite)];
}
