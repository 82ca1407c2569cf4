using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Views;

/// <summary>
/// ‖∂L/∂h_t‖ against t for recurrent models: depth in time, along which a gradient vanishes or explodes as it does along layers.
/// </summary>
public sealed record GradientThroughTimeView : CurveView
{
    /// <summary>The id for one run; for several runs the moment is appended.</summary>
    public static IReadOnlyList<string> PanelIds { get; } = ["hidden_gradient"];

    private static readonly PanelAxis Time = new("time step (1 = the first of the sequence)", AxisScale.Whole);
    private static readonly PanelAxis Norm = new("‖∂L/∂h_t‖", AxisScale.Log);

    /// <summary>Whether any of these runs has a recurrent model.</summary>
    public static bool Concerns(IReadOnlyList<MeasuredRun> runs) => runs.Any(run => run.Config?.Model is RecurrentConfig);

    public static GradientThroughTimeView Of(IReadOnlyList<MeasuredRun> runs)
    {
        var panels = runs.Count == 1 ? OfOne(runs[0]) : OfSeveral(runs);
        return new GradientThroughTimeView
        {
            Headline = HeadlineOf(runs),
            Caption = "Norm of the loss's gradient with respect to each hidden state, through the output and all later states, on a "
                + "logarithmic axis. Read each line from the right, the end of the sequence, to the left, the direction of backpropagation "
                + "through time. A line that falls to the left shows a gradient that vanishes through time, so that early inputs are not "
                + $"learned. {Replicates.Sentence(runs)}{Marks(panels)}{Replicates.Stopped(runs)}{Replicates.Diverged(runs)}",
            Panels = panels,
            Columns = panels.Length,
            Sharing = AxisSharing.Rows,
            Variants = runs.Count == 1 ? CurveVariants.Moments : CurveVariants.None,
            Nothing = WhyNothing(panels),
        };
    }

    private static CurvePanel[] OfOne(MeasuredRun run) =>
        [CurvePanel.Of("Gradient of each hidden state", Time, Norm, Rows(run).SelectMany(at => at.moment.Select(moment =>
            TimeCurve.At(run, 0, (int)moment.Kind, moment.Words,
                at.step) with { Id = AsciiId.Of(moment.Kind.ToString()) }))) with { Id = PanelIds[0] }];

    private static CurvePanel[] OfSeveral(IReadOnlyList<MeasuredRun> runs) =>
    [
        .. new[] { MomentKind.Start, MomentKind.End }.Select(kind => CurvePanel.Of(
            $"Gradient of each hidden state, {kind.Words()}",
            Time,
            Norm,
            runs.SelectMany((run, index) => Rows(run).Where(at => at.moment.Any(moment => moment.Kind == kind)).Select(at =>
                TimeCurve.At(run, index, 0, run.Label, at.step)))) with { Id = $"{PanelIds[0]}_{AsciiId.Of(kind.ToString())}" }),
    ];

    private static IEnumerable<(int step, IEnumerable<Moment> moment)> Rows(MeasuredRun run) =>
        Moment.Of([.. run.Record.Timesteps.Select(row => row.Step).Distinct().Order()]).GroupBy(moment => moment.Step)
            .Select(group => (group.Key, group.AsEnumerable()));

    private static string HeadlineOf(IReadOnlyList<MeasuredRun> runs)
    {
        var flows = runs.Select(SignalFlow.ThroughTime).Where(flow => flow.Replicates > 0).ToArray();
        if (flows.Length == 0)
            return "Gradient through time";
        if (runs.Count == 1)
            return $"From the last time step to the first, the gradient {SignalWords.Verb(flows[0])} at initialization";
        return "From the last time step to the first, at initialization, the gradient "
            + $"{Spelling.List(flows.Take(3).Select(flow => $"{SignalWords.Verb(flow)} in {flow.Run}"))}";
    }
}
