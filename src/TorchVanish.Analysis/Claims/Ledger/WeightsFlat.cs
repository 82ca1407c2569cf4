using MathNet.Numerics.Statistics;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Views;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>
/// Tests whether a straight line in a plot of weight against epoch means that the weight does not change and that its gradient vanishes.
/// </summary>
public sealed class WeightsFlat : Claim
{
    // A drawn line is about a hundredth of an axis wide, so a weight that moves less looks flat.
    private const double LineWidth = 0.01;

    // A reliable sign is right in at least nine of ten cases.
    private const double Nearly = 0.9;
    private const string FlatShare = "share of flat lines in the first layer";

    private static readonly NoteNetwork Vanishing = new(new SigmoidConfig());
    private static readonly NoteNetwork Healthy = new(new ReluConfig());
    private static readonly NoteNetwork Slow = new(new TanhConfig()) { LearningRate = 1e-6 };

    // The first layer has few inputs, so He's weights are large there, and the axis that shows them is wide.
    private static readonly NoteNetwork Wide = Healthy with { Initialization = new HeNormalConfig() };

    public override string Id => "weights-flat";

    public override int Order => 52;

    public override string Statement =>
        "In a plot of weight against epoch, a straight line means that the weight does not change, which indicates a vanishing gradient.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Plot graphs of weight",
        "Plot Epoch vs Value graph",
        "If the graph is a straight line, it means the weight is not changing indicating vanishing gradient problem.",
    ];

    public override string Prediction => "The lines of the first layer's weights are flat if the gradient vanishes, and only then.";

    public override string Rule =>
        "Eight weights of the first hidden layer during training, in three networks that start with Xavier's weights. A line is flat if "
        + "it moves by less than a hundredth of the axis that shows all eight weights, which is the width of the line. The share of flat "
        + "lines (mean over replicates with its 95% interval) is compared with 0.9 and 0.1. Refuted if it is not above 0.9 in a "
        + "ten-layer sigmoid network, whose gradient vanishes, or not below 0.1 in a ReLU network, which learns. Otherwise, the verdict "
        + "depends on a tanh network whose gradient does not vanish, but whose learning rate is 10⁻⁶: supported if its share of flat "
        + "lines is also below 0.1, conditional if it is above. The ReLU network with He's weights is reported and does not affect the "
        + "verdict.";

    public override string Amendment =>
        "In the first version, the ReLU network started with He's weights. In a first layer with two inputs, these are six times as "
        + "large as Xavier's, which widens the axis. 31% of its lines looked flat, and the verdict was refuted. All three networks now "
        + "start with Xavier's weights, and the network with He's weights does not affect the verdict. The first version also required "
        + "more than 0.9 flat lines in the tanh network for a conditional verdict. More than 0.1 are now enough, because the note says "
        + "that flat lines indicate a vanishing gradient.";

    public override string Source =>
        "IEEE 754: the spacing of float32 numbers near w is about 2⁻²³·|w|, so a step below half of that is rounded away.";

    public override string Reason =>
        "a line is flat if its movement is small compared with the axis, whatever the cause, so plot ‖W − W(0)‖ on a logarithmic axis";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. new[] { Vanishing, Healthy, Slow, Wide }.Select(network => network.Trained(settings))];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it, but say flat, not straight: lines were flat only with a vanishing gradient.",
        Verdict.Conditional => $"A flat line has several causes: with a tiny learning rate, {ruling.Failing?.Number} of the lines are "
            + "flat.",
        _ => $"Flat lines do not indicate it: {ruling.Failing?.Name} has {ruling.Failing?.Number} flat lines, not "
            + $"{ruling.Failing?.Expected.Words}.",
    };

    public override Judgement Judge(Evidence evidence)
    {
        MeasuredRun[] runs = [.. Experiments(evidence.Settings).Select(evidence.Run)];
        var lines = runs.Select(run => Lines(run, run.HiddenLayers[0])).ToArray();
        var (flat, moving, slow, wide) = (Share(lines[0], Looks), Share(lines[1], Looks), Share(lines[2], Looks), Share(lines[3], Looks));
        var (still, stuck) = (Share(lines[0], line => line.Distance == 0), Share(lines[2], line => line.Distance == 0));
        var furthest = lines[0].Where(line => line.Distance > 0).Select(line => line.Distance / line.Axis).DefaultIfEmpty(double.NaN)
            .Median();
        var straight = Share([.. lines[0].Where(line => line.Distance > 0)], line => Math.Abs(line.Straightness) > 0.95);
        return new Judgement
        {
            Ruling = Rulings.Core(
                [
                    new Case("ReLU, learns", FlatShare, moving, Bound.Below(1 - Nearly, "10%"), NumberForm.Percent),
                    new Case("sigmoid, vanishing", FlatShare, flat, Bound.Above(Nearly, "90%"), NumberForm.Percent),
                ],
                [new Case("tanh, rate 10⁻⁶", FlatShare, slow, Bound.Below(1 - Nearly, "10%"), NumberForm.Percent)]),
            Shows = $"In the sigmoid network, {Spelling.Percent(flat.Estimate)} of the first layer's lines are flat; in a ReLU network, "
                + $"which learns, {Spelling.Percent(moving.Estimate)} are flat. With a learning rate of 10⁻⁶, "
                + $"{Spelling.Percent(slow.Estimate)} are flat in a tanh network whose gradient has not vanished.",
            Details = $"In the sigmoid network, {Spelling.Percent(flat.Estimate)} of the first layer's lines are flat. In the ReLU "
                + "network, which reaches an accuracy of "
                + $"{Spelling.Percent(evidence.Accuracy(Healthy.Trained(evidence.Settings)).Estimate)}, "
                + $"{Spelling.WithInterval(moving, Spelling.Percent)} are flat. With a learning rate of 10⁻⁶, "
                + $"{Spelling.Percent(slow.Estimate)} are flat in a network whose gradient has not vanished.",
            Boundary = "Whether a line looks flat depends on the axis. He's weights are "
                + $"{Spelling.Number(Length(runs[3]) / Length(runs[1]))} times as large as Xavier's in this layer. They widen the axis, "
                + $"and {Spelling.Percent(wide.Estimate)} of the ReLU network's lines look flat. In the sigmoid network, "
                + $"{Spelling.Percent(still.Estimate)} of the lines do not move at all. The others move by a median of "
                + $"{Spelling.Number(furthest)} of the axis; magnified, {Spelling.Percent(straight.Estimate)} of those are straight "
                + $"lines with a slope, so the weight does change. With the small learning rate, {Spelling.Percent(stuck.Estimate)} "
                + "never move, because float32 rounds away a step below half of the weight's last digit.",
            Figure = Draw(runs[..3], flat, moving, slow),
        };
    }

    /// <summary>A recorded weight during training.</summary>
    /// <param name="Distance">The largest value minus the smallest.</param>
    /// <param name="Axis">The range that all recorded weights of the layer take together.</param>
    /// <param name="Straightness">The correlation of value and step; NaN for a constant.</param>
    private sealed record Line(int Replicate, double Distance, double Axis, double Straightness);

    private static Line[] Lines(MeasuredRun run, int layer) =>
    [
        .. run.Record.Weights.Where(row => row.Layer == layer && double.IsFinite(row.Value)).GroupBy(row => row.Replicate)
            .SelectMany(replicate =>
        {
            var axis = replicate.Max(row => row.Value) - replicate.Min(row => row.Value);
            return replicate.GroupBy(row => row.Index).Select(weight => new Line(
                replicate.Key,
                weight.Max(row => row.Value) - weight.Min(row => row.Value),
                axis,
                Correlation.Pearson(weight.Select(row => (double)row.Step), weight.Select(row => row.Value))));
        }),
    ];

    private static double Length(MeasuredRun run) =>
        GeometricMean.Of(run.Values(run.Steps[0], run.HiddenLayers[0], Quantity.WeightNorm)).Estimate;

    private static bool Looks(Line line) => line.Distance < LineWidth * line.Axis;

    private static Interval Share(Line[] lines, Func<Line, bool> holds) =>
        ShareInterval.Of(lines.GroupBy(line => line.Replicate).Select(replicate => replicate.Average(line => holds(line) ? 1.0 : 0)));

    private static ClaimView Draw(MeasuredRun[] runs, Interval flat, Interval moving, Interval slow)
    {
        string[] labels = ["sigmoid", "ReLU", "tanh, learning rate 10⁻⁶"];
        CurvePanel Panel(int i, string title, string axis, Func<WeightRow[], WeightRow, double> value) => CurvePanel.Of(
            $"{labels[i]}: {title}",
            new PanelAxis(EpochScale.Of(runs[i]).Unit, AxisScale.Linear),
            new PanelAxis(axis, AxisScale.Linear),
            runs[i].Record.Weights.Where(row => row.Replicate == 0 && row.Layer == runs[i].HiddenLayers[0]).GroupBy(row => row.Index)
                .OrderBy(weight => weight.Key).Select((weight, variant) =>
            {
                WeightRow[] rows = [.. weight.OrderBy(row => row.Step)];
                return ClaimFigures.Line(i,
                    $"weight {weight.Key}",
                    rows.Select(row => (EpochScale.Of(runs[i]).At(row.Step), (IReadOnlyList<double>)[value(rows, row)])), variant);
            }));
        var view = ClaimFigures.View(
            runs,
            $"Flat lines: {Spelling.Percent(flat.Estimate)} with sigmoid, {Spelling.Percent(moving.Estimate)} in a ReLU network that "
                + $"learns, {Spelling.Percent(slow.Estimate)} with a small learning rate",
            "Eight weights of the first hidden layer by epoch, replicate 0; all three networks start with Xavier's weights. Top: the "
                + "note's plot of the values. Bottom: the same lines as distances from their start, each panel with its own axis; a "
                + "line that looks flat can have a slope.",
            columns: 3,
            [
                .. Enumerable.Range(0, 3).Select(i => Panel(i, "value", "W", (_, row) => row.Value)),
                .. Enumerable.Range(0, 3).Select(i => Panel(i, "magnified", "W − W(0)", (rows, row) => row.Value - rows[0].Value)),
            ]);
        return view with { Variants = CurveVariants.Weights };
    }
}
