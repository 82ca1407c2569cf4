using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Is taking hidden layers away an ineffective cure, because complex patterns are lost with them?</summary>
public sealed class FixFewerLayers : Claim
{
    // Two points of accuracy: what a reader would call a difference, and more than 500 validation samples blur.
    private const double Points = 0.02;

    // A cure that closes less than half of the gap to a healthy network of the same depth leaves most of the illness.
    private const double Effective = 0.5;

    private const int Few = 2;

    // Three arms that each wind twice around the others: a class is a thin curved strip.
    private static readonly DataConfig Complex = new SpiralsConfig { Turns = 2, Noise = 0.02 };

    private static readonly NoteNetwork Sigmoid = new(new SigmoidConfig());
    private static readonly NoteNetwork Healthy = new(new ReluConfig()) { Initialization = new HeNormalConfig() };

    public override string Id => "fix-fewer-layers";

    public override int Order => 100;

    public override string Statement => "Taking hidden layers away loses the complex patterns, and is mostly not effective.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Reduce the hidden layers",
        "**Major con: You lose the complex patterns.**",
        "**Not effective for most of the times.**",
    ];

    public override string Prediction =>
        "On a task with complex patterns two healthy ReLU layers end less accurate than ten; and a sigmoid network whose gradient "
            + "vanishes at ten layers gains less than half of what ten healthy layers are ahead of it by being cut to two, on a simple "
            + "task as on a complex one.";

    public override string Rule =>
        "Differences in validation accuracy after training, paired by seed, with their 95% interval. \"You lose\": ten ReLU layers beat "
        + "two by more than two points on the complex task. \"Not effective\": two sigmoid layers gain on ten "
        + "less than half of what ten ReLU layers are ahead of ten sigmoid layers, on the simple and on the complex task. Supported if "
        + "all three hold, refuted if none does, conditional if some do.";

    public override string Amendment =>
        "At first a gain of two points was enough to call the cure effective. So a network that rises from chance to half of what a "
            + "healthy one reaches counted as cured; now it has to close half of the gap at least.";

    public override string Source => "Telgarsky 2016: some functions need exponentially many units in a shallow network. Glorot & Bengio "
        + "2010, table 1: deep sigmoid networks at chance.";

    public override string Reason => "fewer layers let the gradient through, but depth is what complex patterns need";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. new[] { Sigmoid, Healthy }.SelectMany(n => new[] { n, Cut(n) })
            .SelectMany(n => new[] { n.Trained(settings), OnComplex(n, settings) })];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => $"Keep it: complex patterns need depth ({ruling.Holding?.Number}), and cutting layers gains little.",
        Verdict.Conditional => $"It depends on the task: {ruling.Failing?.Name} gives {ruling.Failing?.Number}, not "
            + $"{ruling.Failing?.Expected.Words}.",
        _ => $"Cutting layers loses nothing and works: {ruling.Failing?.Name} gives {ruling.Failing?.Number}, not "
            + $"{ruling.Failing?.Expected.Words}.",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var settings = evidence.Settings;
        var simple = (Sigmoid: evidence.Gain(Cut(Sigmoid).Trained(settings), Sigmoid.Trained(settings)),
            Lost: evidence.Gain(Healthy.Trained(settings), Cut(Healthy).Trained(settings)));
        var complex = (Sigmoid: evidence.Gain(OnComplex(Cut(Sigmoid), settings), OnComplex(Sigmoid, settings)),
            Lost: evidence.Gain(OnComplex(Healthy, settings), OnComplex(Cut(Healthy), settings)));
        // More than half of the gap is gained where two sigmoid layers end above the middle of the two.
        Interval AboveMiddle(Func<NoteNetwork, ExperimentConfig> on) => Evidence.Paired(
            evidence.Accuracies(on(Cut(Sigmoid))),
            [.. evidence.Accuracies(on(Sigmoid)).Zip(evidence.Accuracies(on(Healthy)), (ill, well) => ill + (Effective * (well - ill)))]);
        var (simpleMiddle, complexMiddle) = (AboveMiddle(n => n.Trained(settings)), AboveMiddle(n => OnComplex(n, settings)));
        var (simpleGap, complexGap) = (evidence.Gain(Healthy.Trained(settings), Sigmoid.Trained(settings)),
            evidence.Gain(OnComplex(Healthy, settings), OnComplex(Sigmoid, settings)));
        var ratio = evidence.SignalRatio(Cut(Sigmoid).Trained(settings));
        return new Judgement
        {
            Ruling = Rulings.Throughout(
                new Case("ReLU, complex task",
                    "accuracy of ten layers minus two", complex.Lost, Bound.Above(Points, "2 points"), NumberForm.Points),
                new Case("sigmoid, simple task", GapClosed, Closed(simpleMiddle, simpleGap), Bound.Below(Effective, "50%"),
                    NumberForm.Percent),
                new Case("sigmoid, complex task", GapClosed, Closed(complexMiddle, complexGap), Bound.Below(Effective, "50%"),
                    NumberForm.Percent)),
            Shows = $"Cut from ten sigmoid layers to two, the network gains {Bare(simple.Sigmoid)} on the simple task, where ten ReLU "
                + $"layers are {Bare(simpleGap)} ahead, and {Bare(complex.Sigmoid)} of {Bare(complexGap)} on the complex one. Where the "
                + $"gradient is healthy, ten layers beat two by {Bare(complex.Lost)} on the complex task.",
            Details = $"Cut from ten sigmoid layers to two, the network gains {Spelling.Points(simple.Sigmoid)} on the simple task, where "
                + $"ten ReLU layers are {Spelling.Points(simpleGap)} ahead of ten sigmoid layers, and {Spelling.Points(complex.Sigmoid)} "
                + $"of {Spelling.Points(complexGap)} on the complex one; its two layers keep {Spelling.Number(ratio.Estimate)} of the "
                + "signal. "
                + $"Where the gradient is healthy, ten ReLU layers against two are worth {Spelling.Points(simple.Lost)} on the simple "
                + $"task and {Spelling.Points(complex.Lost)} on the complex one.",
            Boundary = $"Within {settings.Steps} steps, at width {Sigmoid.Width}; this shows how fast a network learns, not what two "
                + $"layers can represent. Two sigmoid layers end at {Accuracy(Cut(Sigmoid).Trained(settings))} and "
                + $"{Accuracy(OnComplex(Cut(Sigmoid), settings))}, ten ReLU layers at {Accuracy(Healthy.Trained(settings))} and "
                + $"{Accuracy(OnComplex(Healthy, settings))}.",
            Figure = Figure(evidence,
                $"Ten sigmoid layers cut to two gain {Bare(simple.Sigmoid)} of the {Spelling.Decades(100 * simpleGap.Estimate)} that ReLU "
                + $"is ahead; ten ReLU layers beat two by {Bare(complex.Lost)} on the complex task"),
        };

        static string Bare(Interval difference) =>
            Spelling.Points(new Interval(difference.Estimate, double.NaN, double.NaN, difference.Replicates));

        string Accuracy(ExperimentConfig experiment) => Spelling.Percent(evidence.Accuracy(experiment).Estimate);
    }

    private static ClaimView Figure(Evidence evidence, string headline)
    {
        (string label, NoteNetwork network)[] lines = [("sigmoid, 10 layers", Sigmoid), ("sigmoid, 2 layers", Cut(Sigmoid)),
            ("ReLU, 10 layers", Healthy), ("ReLU, 2 layers", Cut(Healthy))];
        var simple = lines.Select(line => evidence.Run(line.network.Trained(evidence.Settings))).ToArray();
        var complex = lines.Select(line => evidence.Run(OnComplex(line.network, evidence.Settings))).ToArray();
        CurvePanel Panel(string title, Measured.MeasuredRun[] runs) => CurvePanel.Of(
            title, PanelAxis.Step, new PanelAxis("validation accuracy", AxisScale.Share), lines.Select((line, i) =>
                StepCurve.OfTraining(runs[i], i, 0, line.label, row => row.ValidationAccuracy)));
        return ClaimFigures.View(
            simple,
            headline,
            "Validation accuracy over the training, left on the simple task, right on spirals that wind twice. ReLU with He's weights, "
                + "sigmoid with Xavier's. Lines are medians over replicates, bands the interquartile range.",
            columns: 2,
            Panel("The simple task", simple),
            Panel("Complex patterns", complex));
    }

    private const string GapClosed = "share of the gap to ten ReLU layers that two sigmoid layers close";

    // Half of the gap, and what they end above that. Where ten ReLU layers are not ahead there is no gap, and any gain is more than enough.
    private static Interval Closed(Interval aboveMiddle, Interval gap) =>
        aboveMiddle.Map(above => Effective + (above / Math.Max(gap.Estimate, 0.001)));

    private static NoteNetwork Cut(NoteNetwork network) => network with { Depth = Few };

    private static ExperimentConfig OnComplex(NoteNetwork network, ClaimSettings settings) =>
        network.TrainedOn(settings, "winding", Complex);
}
