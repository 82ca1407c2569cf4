using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Tests whether removing hidden layers loses complex patterns and is not effective.</summary>
public sealed class FixFewerLayers : Claim
{
    // Two points of accuracy: a visible difference, and more than the uncertainty of 500 validation samples.
    private const double Points = 0.02;

    // A remedy that closes less than half of the gap to a healthy network of the original depth leaves most of the problem.
    private const double Effective = 0.5;

    private const int Few = 2;

    // Each of the three arms winds around the others twice, so a class is a thin curved strip.
    private static readonly DataConfig Complex = new SpiralsConfig { Turns = 2, Noise = 0.02 };

    private static readonly NoteNetwork Sigmoid = new(new SigmoidConfig());
    private static readonly NoteNetwork Healthy = new(new ReluConfig()) { Initialization = new HeNormalConfig() };

    public override string Id => "fix-fewer-layers";

    public override int Order => 100;

    public override string Statement => "Removing hidden layers loses complex patterns and is usually not effective.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Reduce the hidden layers",
        "**Major con: You lose the complex patterns.**",
        "**Not effective for most of the times.**",
    ];

    public override string Prediction =>
        "On a task with complex patterns, two healthy ReLU layers are less accurate than ten. If a sigmoid network whose gradient "
        + "vanishes at ten layers is reduced to two, it closes less than half of the gap to ten healthy layers, on a simple task and on "
        + "a complex one.";

    public override string Rule =>
        "Differences in validation accuracy after training, paired by seed, with their 95% intervals. \"You lose\": ten ReLU layers are "
        + "more than two points better than two on the complex task. \"Not effective\": with two sigmoid layers instead of ten, the gain "
        + "is less than half of the difference between ten ReLU layers and ten sigmoid layers, on the simple and on the complex task. "
        + "Supported if all three conditions hold, refuted if none does, conditional if only some do.";

    public override string Amendment =>
        "In the first version, a gain of two points was enough to call the remedy effective. A network that rose from chance to half of "
        + "a healthy network's accuracy counted as cured. The remedy must now close at least half of the gap.";

    public override string Source =>
        "Telgarsky 2016: some functions need exponentially many units in a shallow network. Glorot & Bengio 2010, table 1: deep sigmoid "
        + "networks stay at chance level.";

    public override string Reason => "fewer layers let the gradient through, but complex patterns need depth";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. new[] { Sigmoid, Healthy }.SelectMany(n => new[] { n, Cut(n) })
            .SelectMany(n => new[] { n.Trained(settings), OnComplex(n, settings) })];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => $"Keep it: complex patterns need depth ({ruling.Holding?.Number}), and removing layers gains little.",
        Verdict.Conditional => $"It depends on the task ({ruling.Failing?.Name}: {ruling.Failing?.Number}, not "
            + $"{ruling.Failing?.Expected.Words}).",
        _ => $"Removing layers loses nothing and works ({ruling.Failing?.Name}: {ruling.Failing?.Number}, not "
            + $"{ruling.Failing?.Expected.Words}).",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var settings = evidence.Settings;
        var simple = (Sigmoid: evidence.Gain(Cut(Sigmoid).Trained(settings), Sigmoid.Trained(settings)),
            Lost: evidence.Gain(Healthy.Trained(settings), Cut(Healthy).Trained(settings)));
        var complex = (Sigmoid: evidence.Gain(OnComplex(Cut(Sigmoid), settings), OnComplex(Sigmoid, settings)),
            Lost: evidence.Gain(OnComplex(Healthy, settings), OnComplex(Cut(Healthy), settings)));
        // Two sigmoid layers close more than half of the gap if their accuracy is above the middle of the two others.
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
                    "accuracy of ten layers minus that of two", complex.Lost, Bound.Above(Points, "2 points"), NumberForm.Points),
                new Case("sigmoid, simple task", GapClosed, Closed(simpleMiddle, simpleGap), Bound.Below(Effective, "50%"),
                    NumberForm.Percent),
                new Case("sigmoid, complex task", GapClosed, Closed(complexMiddle, complexGap), Bound.Below(Effective, "50%"),
                    NumberForm.Percent)),
            Shows = $"With two sigmoid layers instead of ten, the network gains {Bare(simple.Sigmoid)} on the simple task, where ten "
                + $"ReLU layers are {Bare(simpleGap)} better. On the complex task, it closes {Bare(complex.Sigmoid)} of a gap of "
                + $"{Bare(complexGap)}. With ReLU, ten layers are {Bare(complex.Lost)} better than two on the complex task.",
            Details = $"With two sigmoid layers instead of ten, the network gains {Spelling.Points(simple.Sigmoid)} on the simple task, "
                + $"where ten ReLU layers are {Spelling.Points(simpleGap)} better than ten sigmoid layers. On the complex task, it gains "
                + $"{Spelling.Points(complex.Sigmoid)} of a gap of {Spelling.Points(complexGap)}. The two sigmoid layers keep "
                + $"{Spelling.Number(ratio.Estimate)} of the signal. With ReLU, the accuracy of ten layers minus that of two is "
                + $"{Spelling.Points(simple.Lost)} on the simple task and {Spelling.Points(complex.Lost)} on the complex task.",
            Boundary = $"These results are for {settings.Steps} steps at width {Sigmoid.Width}. They show how fast a network learns, not "
                + "what two layers can represent. On the simple and on the complex task, two sigmoid layers reach "
                + $"{Accuracy(Cut(Sigmoid).Trained(settings))} and {Accuracy(OnComplex(Cut(Sigmoid), settings))}; ten ReLU layers reach "
                + $"{Accuracy(Healthy.Trained(settings))} and {Accuracy(OnComplex(Healthy, settings))}.",
            Figure = Figure(evidence,
                $"Removing layers gains {Spelling.Decades(100 * simple.Sigmoid.Estimate)} of the "
                    + $"{Spelling.Decades(100 * simpleGap.Estimate)} points between sigmoid and ReLU; on the complex task, ten ReLU "
                    + $"layers are {Bare(complex.Lost)} better than two"),
        };

        static string Bare(Interval difference) => Spelling.Points(difference.Estimate);

        string Accuracy(ExperimentConfig experiment) => Spelling.Percent(evidence.Accuracy(experiment).Estimate);
    }

    private static ClaimView Figure(Evidence evidence, string headline)
    {
        (string label, NoteNetwork network)[] lines = [("sigmoid, 10 layers", Sigmoid), ("sigmoid, 2 layers", Cut(Sigmoid)),
            ("ReLU, 10 layers", Healthy), ("ReLU, 2 layers", Cut(Healthy))];
        CurvePanel Panel(string title, Func<NoteNetwork, ExperimentConfig> on) => CurvePanel.Of(
            title, PanelAxis.Step, new PanelAxis("validation accuracy", AxisScale.Share), lines.Select((line, i) =>
                ClaimFigures.Accuracy(evidence, on(line.network), i, line.label)));
        return ClaimFigures.View(
            [.. lines.Select(line => evidence.Run(line.network.Trained(evidence.Settings)))],
            headline,
            "Validation accuracy during training. Left: the simple task. Right: spirals that wind twice. ReLU uses He's weights, and "
                + $"sigmoid uses Xavier's. {ClaimFigures.LinesAndBands}",
            columns: 2,
            Panel("Simple task", network => network.Trained(evidence.Settings)),
            Panel("Complex task", network => OnComplex(network, evidence.Settings)));
    }

    private const string GapClosed = "share of the gap to ten ReLU layers that two sigmoid layers close";

    // Half of the gap, plus the excess over the middle. If ten ReLU layers are not better, there is no gap, and any gain is enough.
    private static Interval Closed(Interval aboveMiddle, Interval gap) =>
        aboveMiddle.Map(above => Effective + (above / Math.Max(gap.Estimate, 0.001)));

    private static NoteNetwork Cut(NoteNetwork network) => network with { Depth = Few };

    private static ExperimentConfig OnComplex(NoteNetwork network, ClaimSettings settings) =>
        network.TrainedOn(settings, "winding", Complex);
}
