using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;
using TorchVanish.Analysis.Theory;
using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Views;

/// <summary>
/// Gradient norm against depth, for the weights and for the pre-activations. Side by side, because a plot of weight gradients
/// can look flat while the signal that backpropagation carries vanishes (Glorot &amp; Bengio 2010, figures 7 and 8).
/// </summary>
public sealed record GradientProfileView : CurveView
{
    /// <summary>The ids for one run; for several runs the moment is appended, as in weight_gradient_start.</summary>
    public static IReadOnlyList<string> PanelIds { get; } = ["weight_gradient", "preactivation_gradient"];

    private const string WeightTitle = "Weight gradient  ‖∂L/∂W‖";
    private const string SignalTitle = "Signal  ‖δ‖ = ‖∂L/∂z‖: the gradient that vanishes";
    private const string ShortSignalTitle = "Signal ‖∂L/∂z‖: what vanishes";

    public static GradientProfileView Of(IReadOnlyList<MeasuredRun> runs)
    {
        var beside = runs.Count == 1 ? PredictionBeside.Of(runs[0]) : null;
        var panels = runs.Count == 1 ? OfOne(runs[0], beside) : OfSeveral(runs);
        return new GradientProfileView
        {
            Headline = HeadlineOf(runs),
            Caption = "Gradient norm against depth, on a logarithmic axis. Read each line from the right (the output) to the left (the "
                + "input), the direction of backpropagation. The right panel, δ = ∂L/∂z, shows whether the gradient vanishes; the weight "
                + $"gradient on the left is δ times the layer's input, and can look flat while δ shrinks.{WeightSentence(runs)}"
                + $"{Theory(panels, beside)} {Replicates.Sentence(runs)}{Marks(panels)}{Replicates.Stopped(runs)}"
                + $"{Replicates.Diverged(runs)}",
            Panels = panels,
            Columns = 2,
            Sharing = AxisSharing.Columns,
            Variants = runs.Count == 1 ? CurveVariants.Moments : CurveVariants.None,
            Nothing = WhyNothing(panels),
        };
    }

    private static CurvePanel[] OfOne(MeasuredRun run, PredictionBeside? beside)
    {
        CurvePanel Panel(string id, string title, Quantity quantity) => CurvePanel.Of(
            title,
            PanelAxis.Layer,
            new PanelAxis("gradient norm", AxisScale.Log),
            [.. run.Moments.Select(moment => LayerCurve.At(run, moment, quantity, run.Layers)), .. beside?.Line(quantity) ?? []]) with
        { Id = id };
        return [Panel(PanelIds[0], WeightTitle, Quantity.WeightGradientNorm),
            Panel(PanelIds[1], SignalTitle, Quantity.PreactivationGradientNorm)];
    }

    private static CurvePanel[] OfSeveral(IReadOnlyList<MeasuredRun> runs)
    {
        CurvePanel Panel(string id, string title, MomentKind kind, Quantity quantity) => CurvePanel.Of(
            $"{title}, {kind.Words()}",
            PanelAxis.Layer,
            new PanelAxis("gradient norm", AxisScale.Log),
            runs.SelectMany((run, index) => run.Moments.Where(moment => moment.Kind == kind)
                .Select(moment => LayerCurve.At(run, index, 0, run.Label, moment.Step, quantity, run.Layers)))) with
        { Id = $"{id}_{AsciiId.Of(kind.ToString())}" };
        var kinds = runs.SelectMany(run => run.Moments).Select(moment => moment.Kind).Distinct().Order().DefaultIfEmpty(MomentKind.Start);
        return CurvePanel.WithFloorsInColumns(2, [.. kinds.SelectMany(kind => new[]
        {
            Panel(PanelIds[0], "Weight gradient ‖∂L/∂W‖", kind, Quantity.WeightGradientNorm),
            Panel(PanelIds[1], ShortSignalTitle, kind, Quantity.PreactivationGradientNorm),
        })]);
    }

    private static string Theory(CurvePanel[] panels, PredictionBeside? beside)
    {
        var drawn = panels.Any(panel => panel.Curves.Any(curve => curve.Variant == PredictionBeside.Variant));
        var line = drawn
            ? " The dashed line without markers is the prediction from the config, scaled to the value at the last hidden layer; its band "
                + "contains 95% of the seeds."
            : "";
        return beside?.Sentence() is { Length: > 0 } sentence ? $"{line} {sentence}" : line;
    }

    private static string HeadlineOf(IReadOnlyList<MeasuredRun> runs)
    {
        var flows = Flows(runs, Quantity.PreactivationGradientNorm);
        if (flows.Length == 0)
            return "Gradient norm against depth";
        if (runs.Count == 1)
            return $"From the last hidden layer to the first, δ {SignalWords.Verb(flows[0])} at initialization";
        var ordered = flows.OrderBy(flow => flow.IsKnown ? flow.Decades : double.NegativeInfinity).ToArray();
        return $"At initialization δ {SignalWords.Verb(ordered[0])} towards the first layer in {ordered[0].Run}"
            + (ordered.Length == 1 ? "" : $", and {SignalWords.Verb(ordered[^1])} in {ordered[^1].Run}");
    }

    private static string WeightSentence(IReadOnlyList<MeasuredRun> runs)
    {
        var signal = Flows(runs, Quantity.PreactivationGradientNorm);
        var weight = Flows(runs, Quantity.WeightGradientNorm);
        if (signal.Length == 0)
            return "";
        return runs.Count == 1 && weight.Length == 1
            ? $" At initialization, from the last hidden layer to the first, δ {SignalWords.Verb(signal[0])} and the weight gradient "
            + $"{SignalWords.Verb(weight[0])}."
            : " Decades of δ from the last hidden layer to the first, at initialization: "
            + $"{string.Join(", ", signal.Select(SignalWords.Beside))}.";
    }

    private static SignalFlow[] Flows(IReadOnlyList<MeasuredRun> runs, Quantity quantity) =>
        [.. runs.Where(run => run.Steps.Count > 0).Select(run => SignalFlow.AtStart(run, quantity)).Where(flow => flow.Replicates > 0)];
}
