using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Is it at eight to ten hidden layers that the problem begins?</summary>
public sealed class EightToTenLayers : Claim
{
    // A network within ten points of a guess has not learned its task.
    private const double BarelyLearned = 0.1;

    private const int Ten = 10;
    private static readonly int[] Depths = [2, 3, 5, 8, 10, 15, 20, 30];

    private static readonly (string label, NoteNetwork network)[] Networks =
    [
        ("sigmoid, Xavier", new(new SigmoidConfig())),
        ("tanh, Xavier", new(new TanhConfig())),
        ("tanh, PyTorch's default", new(new TanhConfig()) { Initialization = new PytorchDefaultConfig() }),
        ("ReLU, He", new(new ReluConfig()) { Initialization = new HeNormalConfig() }),
        ("ReLU, PyTorch's default", new(new ReluConfig()) { Initialization = new PytorchDefaultConfig() }),
    ];

    private static readonly (string label, NoteNetwork network, int[] depths)[] Learning =
        [("sigmoid, Xavier", Networks[0].network, [2, 5, Ten]), ("tanh, PyTorch's default", Networks[2].network, [15])];

    public override string Id => "eight-to-ten-layers";

    public override int Order => 15;

    public override string Statement => "You meet the problem in deep networks: those with many, eight to ten, hidden layers.";

    public override IReadOnlyList<string> Sentences =>
    [
        "This is a major issue in **deep neural networks** (especially those with sigmoid/tanh activations).",
        "You face this problem when there are many **(8 to 10) hidden layers**.",
        "Deep Networks Suffer More",
    ];

    public override string Prediction =>
        "In ten-layer networks ‖δ₁‖/‖δ₁₀‖ at initialization is below 10⁻³.";

    public override string Rule =>
        "For five usual networks of ten hidden layers, ‖δ₁‖/‖δ₁₀‖ at initialization, geometric mean with its 95% interval, against 10⁻³, "
        + "" + SignalLimits.WhyVanished + ". Supported if all are below, refuted if none is, conditional if the network decides. "
        + "Without a vote, the depth at which each network falls below 10⁻³, between measured depths by straight lines in the logarithm, "
        + "and training: a network less than ten points of accuracy above a guess has barely learned.";

    public override string Amendment =>
        "The rule asked for networks that fall below 10⁻³ at a depth between 8 and 10, and not before. The note says that the problem is "
            + "there at 8 to 10 layers, not that it begins there; so now ten layers are judged, and the depth at which it begins has no "
            + "vote.";

    public override string Source =>
        "Schoenholz et al. 2017: the signal falls by a constant factor a layer, which activation and weights set.";

    public override string Reason =>
        "the signal changes by a factor per layer, which activation and weights set, and depth is its exponent";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
    [
        .. Networks.SelectMany(n => Depths.Select(depth => Initial(n.network, depth, settings))),
        .. Learning.SelectMany(l => l.depths.Select(depth => (l.network with { Depth = depth }).Trained(settings))),
    ];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: with ten hidden layers the signal vanishes in all usual networks.",
        Verdict.Conditional => $"Depth is not enough: ten layers keep {ruling.Failing?.Number} of the gradient with "
            + $"{ruling.Failing?.Name}.",
        _ => "Ten hidden layers alone do not make the gradient vanish in any usual network.",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var crossings = Networks.Select(n => (n.label, depths: Crossings(evidence, n.network))).ToArray();
        var sigmoid = Mean(crossings[0].depths);
        var accuracies = Learning.SelectMany(l =>
            l.depths.Select(depth =>
            (l.label, depth, accuracy: evidence.Accuracy((l.network with { Depth = depth }).Trained(evidence.Settings))))).ToArray();
        var chance = evidence.Run((Learning[0].network with { Depth = Learning[0].depths[0] })
            .Trained(evidence.Settings)).Trivial.Accuracy ?? 0;
        var failing = accuracies.Where(a => a.label == Learning[0].label && Decide.Below(a.accuracy, chance + BarelyLearned) == true)
            .Select(a => a.depth).ToArray();
        var (past, told) = (accuracies[^1], accuracies[..^1]);
        return new Judgement
        {
            Ruling = Rulings.Throughout([.. Networks.Select(n =>
                SignalLimits.Gone(n.label, evidence.SignalRatio(Initial(n.network, Ten, evidence.Settings))))]),
            Shows = $"The signal falls below a thousandth at {Depth(crossings[0].depths, brackets: false)} sigmoid layers with Xavier's "
                + $"weights, at {Depth(crossings[4].depths, brackets: false)} ReLU layers with PyTorch's default weights, and "
                + $"{Depth(crossings[1].depths, brackets: false)} tanh layers with Xavier's. "
                + "So it is not the depth alone that decides.",
            Details = "The signal falls below a thousandth at these depths: "
                + $"{Spelling.List(crossings.Select(c => $"{c.label} {Depth(c.depths)}"))}. "
                + $"Training fails at a depth of its own: after {evidence.Settings.Steps} steps the sigmoid network classifies "
                + $"{Spelling.List(told.Select(t => $"{Spelling.WithInterval(t.accuracy, Spelling.Percent)} at depth {t.depth}"))} on "
                + $"average, where a constant answer gets {Spelling.Percent(chance)}"
                + (failing.Length > 0 ? $"; from depth {failing[0]} on it is less than ten points above that." : "."),
            Boundary = "Deeper does mean smaller in every network whose factor a layer is below 1, and at ten layers the sigmoid network "
                + "is past the threshold, as the note says. "
                + $"tanh with PyTorch's default weights and {past.depth} layers gets "
                + $"{Spelling.WithInterval(past.accuracy, Spelling.Percent)} in the same steps.",
            Figure = Draw(evidence, sigmoid, chance, failing),
        };
    }

    private static ClaimView Draw(Evidence evidence, Interval sigmoid, double chance, int[] failing)
    {
        var axis = new PanelAxis("hidden layers", AxisScale.Whole);
        var runs = Networks.Select(n => evidence.Run(Initial(n.network, Ten, evidence.Settings))).ToArray();
        return ClaimFigures.View(
            runs,
            sigmoid.IsKnown ? $"Sigmoid passes a thousandth at {Spelling.Number(sigmoid.Estimate)} layers; other networks elsewhere, or "
                + "never" : "What is left of the signal, by depth",
            "Left, what is left of the signal at the first hidden layer at initialization, by the depth of the network; right, the "
                + "accuracy that networks reach; the lone square is tanh with PyTorch's default weights at fifteen layers. Lines are "
                + "medians over replicates, bands the interquartile range.",
            columns: 2,
            CurvePanel.Of("Signal left at the first layer", axis, new PanelAxis("‖δ₁‖ / ‖δ_depth‖", AxisScale.Log),
                Networks.Select((n, i) =>
                ClaimFigures.Line(i, n.label, Depths.Select(depth =>
                ((double)depth, evidence.SignalRatios(Initial(n.network, depth, evidence.Settings)))))),
                new ReferenceLine(SignalLimits.Vanished, "10⁻³")),
            CurvePanel.Of(failing.Length > 0
                ? $"Validation accuracy: sigmoid barely learns from {failing[0]} layers on"
                : "Validation accuracy", axis, new PanelAxis("accuracy", AxisScale.Share), Learning.Select(l =>
                ClaimFigures.Line(Array.FindIndex(Networks, n => n.label == l.label), l.label, l.depths.Select(depth =>
                ((double)depth, evidence.Accuracies((l.network with { Depth = depth }).Trained(evidence.Settings)))))),
                new ReferenceLine(chance, "a guess")));
    }

    private static ExperimentConfig Initial(NoteNetwork network, int depth, ClaimSettings settings) =>
        (network with { Depth = depth }).AtInitialization(settings);

    /// <summary>One depth a replicate, infinite where the signal stays above to the largest depth.</summary>
    private static double[] Crossings(Evidence evidence, NoteNetwork network)
    {
        var ratios = Depths.Select(depth => evidence.SignalRatios(Initial(network, depth, evidence.Settings))).ToArray();
        return [.. Enumerable.Range(0, ratios.Min(r => r.Count)).Select(replicate => Crossing([.. ratios.Select(r => r[replicate])]))];
    }

    private static double Crossing(double[] ratios)
    {
        // With one hidden layer the first is the last, and the ratio is 1.
        var (depth, exponent) = (1.0, 0.0);
        for (var i = 0; i < ratios.Length; i++)
        {
            var next = Math.Log10(ratios[i]);
            if (ratios[i] < SignalLimits.Vanished)
                return double.IsFinite(next)
                    ? depth + ((Depths[i] - depth) * (Math.Log10(SignalLimits.Vanished) - exponent) / (next - exponent)) : Depths[i];
            (depth, exponent) = (Depths[i], next);
        }
        return double.PositiveInfinity;
    }

    private static Decision Inside(double[] depths) =>
        depths.Length > 1 && depths.All(double.IsInfinity) ? false : depths.Any(double.IsInfinity)
            ? Decision.Open : Decide.Within(MeanInterval.Of(depths), 8, 10);

    // A mean of those replicates alone that cross would be too shallow.
    private static Interval Mean(double[] depths) => depths.Any(double.IsInfinity) ? Interval.None : MeanInterval.Of(depths);

    private static string Depth(double[] depths, bool brackets = true) =>
        depths.All(double.IsInfinity) ? $"not within {Depths[^1]}"
        : depths.Any(double.IsInfinity) ? $"not within {Depths[^1]} in some replicates"
        : brackets ? Spelling.WithInterval(MeanInterval.Of(depths), Spelling.Number) : Spelling.Number(MeanInterval.Of(depths).Estimate);
}
