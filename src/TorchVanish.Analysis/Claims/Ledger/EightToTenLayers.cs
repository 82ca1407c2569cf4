using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Tests whether the problem occurs in networks of eight to ten hidden layers.</summary>
public sealed class EightToTenLayers : Claim
{
    // A network that is less than ten points better than a constant answer has not learned its task.
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

    public override string Statement => "The problem occurs in deep networks, that is, in networks with many (eight to ten) hidden layers.";

    public override IReadOnlyList<string> Sentences =>
    [
        "This is a major issue in **deep neural networks** (especially those with sigmoid/tanh activations).",
        "You face this problem when there are many **(8 to 10) hidden layers**.",
        "Deep Networks Suffer More",
    ];

    public override string Prediction => "In networks of ten hidden layers, ‖δ₁‖/‖δ₁₀‖ at initialization is below 10⁻³.";

    public override string Rule =>
        "For five common networks of ten hidden layers: the geometric mean of ‖δ₁‖/‖δ₁₀‖ at initialization, with its 95% interval, is "
        + $"compared with {SignalLimits.VanishedAndWhy}. Supported if all five are below, refuted if none is, conditional if only some "
        + "are. Two results are reported and do not affect the verdict. The first is the depth at which each network falls below 10⁻³, "
        + "by linear interpolation of the logarithm between the measured depths. The second is the accuracy after training: a network "
        + "that is less than ten points better than a constant answer has barely learned.";

    public override string Amendment =>
        "The first version required networks to fall below 10⁻³ at a depth between 8 and 10, and not before. The note says that the "
        + "problem occurs at 8 to 10 layers, not that it begins there. The rule now judges networks of ten layers, and the depth at "
        + "which the problem begins does not affect the verdict.";

    public override string Source =>
        "Schoenholz et al. 2017: each layer multiplies the signal by a constant factor, which the activation and the weights determine.";

    public override string Reason =>
        "each layer multiplies the signal by a factor that the activation and the weights determine, and the depth is the exponent of "
        + "this factor";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
    [
        .. Networks.SelectMany(n => Depths.Select(depth => Initial(n.network, depth, settings))),
        .. Learning.SelectMany(l => l.depths.Select(depth => (l.network with { Depth = depth }).Trained(settings))),
    ];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: with ten hidden layers, the gradient vanishes in all common networks.",
        Verdict.Conditional => $"Depth alone does not decide: ten layers keep {ruling.Failing?.Number} of the gradient "
            + $"({ruling.Failing?.Name}).",
        _ => "Ten hidden layers alone do not make the gradient vanish in any common network.",
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
        var (past, sigmoids) = (accuracies[^1], accuracies[..^1]);
        var barely = failing.Length > 0 ? $"; from depth {failing[0]} on, the network is less than ten points better" : "";
        return new Judgement
        {
            Ruling = Rulings.Throughout([.. Networks.Select(n =>
                SignalLimits.Gone(n.label, evidence.SignalRatio(Initial(n.network, Ten, evidence.Settings))))]),
            Shows = $"With sigmoid and Xavier's weights, the signal {Falls(crossings[0].depths)}. With ReLU and PyTorch's default "
                + $"weights, it {Falls(crossings[4].depths)}; with tanh and Xavier's weights, it {Falls(crossings[1].depths)}. Depth "
                + "alone does not decide.",
            Details = "The signal falls below a thousandth at the following depths: "
                + $"{string.Join("; ", crossings.Select(c => $"{c.label}: {Depth(c.depths)}"))}. Training fails at a different depth. "
                + $"After {evidence.Settings.Steps} steps, the sigmoid network reaches a mean accuracy of "
                + $"{Spelling.List(sigmoids.Select(t => $"{Spelling.WithInterval(t.accuracy, Spelling.Percent)} at depth {t.depth}"))}. A "
                + $"constant answer reaches {Spelling.Percent(chance)}{barely}.",
            Boundary = "A deeper network has a smaller signal whenever its factor per layer is below 1. With ten layers, the sigmoid "
                + $"network is below the threshold, as the note says. The tanh network with PyTorch's default weights and {past.depth} "
                + $"layers reaches {Spelling.WithInterval(past.accuracy, Spelling.Percent)} after the same number of steps.",
            Figure = Draw(evidence, sigmoid, chance, failing),
        };
    }

    private static ClaimView Draw(Evidence evidence, Interval sigmoid, double chance, int[] failing)
    {
        var axis = new PanelAxis("hidden layers", AxisScale.Whole);
        var runs = Networks.Select(n => evidence.Run(Initial(n.network, Ten, evidence.Settings))).ToArray();
        return ClaimFigures.View(
            runs,
            sigmoid.IsKnown ? $"Sigmoid falls below a thousandth at {Spelling.Number(sigmoid.Estimate)} layers, other networks at other "
                + "depths or never" : "Signal at the first layer, by depth",
            "Left: the signal at the first hidden layer at initialization, relative to the last, by network depth. Right: the "
                + "validation accuracy after training; the single square is tanh with PyTorch's default weights and fifteen layers. "
                + $"{ClaimFigures.LinesAndBands}",
            columns: 2,
            CurvePanel.Of("Signal at the first layer", axis, new PanelAxis("‖δ₁‖ / ‖δ_depth‖", AxisScale.Log),
                Networks.Select((n, i) =>
                ClaimFigures.Line(i, n.label, Depths.Select(depth =>
                ((double)depth, evidence.SignalRatios(Initial(n.network, depth, evidence.Settings)))))),
                new ReferenceLine(SignalLimits.Vanished, "10⁻³")),
            CurvePanel.Of(failing.Length > 0
                ? $"Validation accuracy: sigmoid barely learns from {failing[0]} layers"
                : "Validation accuracy", axis, new PanelAxis("accuracy", AxisScale.Share), Learning.Select(l =>
                ClaimFigures.Line(Array.FindIndex(Networks, n => n.label == l.label), l.label, l.depths.Select(depth =>
                ((double)depth, evidence.Accuracies((l.network with { Depth = depth }).Trained(evidence.Settings)))))),
                new ReferenceLine(chance, "constant answer")));
    }

    private static ExperimentConfig Initial(NoteNetwork network, int depth, ClaimSettings settings) =>
        (network with { Depth = depth }).AtInitialization(settings);

    /// <summary>One depth per replicate; infinite if the signal stays above the threshold up to the largest depth.</summary>
    private static double[] Crossings(Evidence evidence, NoteNetwork network)
    {
        var ratios = Depths.Select(depth => evidence.SignalRatios(Initial(network, depth, evidence.Settings))).ToArray();
        return [.. Enumerable.Range(0, ratios.Min(r => r.Count)).Select(replicate => Crossing([.. ratios.Select(r => r[replicate])]))];
    }

    private static double Crossing(double[] ratios)
    {
        // With one hidden layer, the first layer is the last, and the ratio is 1.
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

    // The mean of only those replicates that cross would be too shallow.
    private static Interval Mean(double[] depths) => depths.Any(double.IsInfinity) ? Interval.None : MeanInterval.Of(depths);

    private static string Falls(double[] depths) => depths.Any(double.IsInfinity)
        ? $"stays above a thousandth up to {Depths[^1]} layers{(depths.All(double.IsInfinity) ? "" : " in some replicates")}"
        : $"falls below a thousandth at {Spelling.Number(MeanInterval.Of(depths).Estimate)} layers";

    private static string Depth(double[] depths) =>
        depths.All(double.IsInfinity) ? $"not within {Depths[^1]} layers"
        : depths.Any(double.IsInfinity) ? $"not within {Depths[^1]} layers in some replicates"
        : Spelling.WithInterval(MeanInterval.Of(depths), Spelling.Number);
}
