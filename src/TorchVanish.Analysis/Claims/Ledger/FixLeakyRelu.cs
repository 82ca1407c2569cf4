using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Tests whether LeakyReLU gives a gradient to networks that are dead with ReLU, and reports how large this gradient is.</summary>
public sealed class FixLeakyRelu : Claim
{
    // Lu et al. 2019: more than half of all networks with ten layers of three units are dead at initialization.
    private static readonly NoteNetwork Relu = new(new ReluConfig()) { Width = 3, Initialization = new HeNormalConfig() };
    private static readonly NoteNetwork Leaky = Relu with { Activation = new LeakyReluConfig() };
    private static readonly NoteNetwork Leakier = Relu with { Activation = new LeakyReluConfig { NegativeSlope = 0.2 } };

    private static readonly (string label, NoteNetwork network)[] Networks =
        [("ReLU", Relu), ("LeakyReLU, slope 0.01", Leaky), ("LeakyReLU, slope 0.2", Leakier)];

    public override string Id => "fix-leaky-relu";

    public override int Order => 62;

    public override string Statement => "LeakyReLU fixes ReLU's zero gradient for negative values.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Use Different Activation Functions",
        "Replace Sigmoid/Tanh with:",
        "Leaky ReLU Fixes ReLU's zero-gradient issue for negative values",
    ];

    public override string Prediction =>
        "Networks whose first layer has a gradient of exactly zero with ReLU have a nonzero gradient there with LeakyReLU and the same "
        + "weights.";

    public override string Rule =>
        "This claim uses 64 times as many networks as the other claims (about a thousand, as in Lu et al. 2019). They have ten layers of "
        + "three units and He's weights. Many of them are dead with ReLU before training: the gradient of the first layer is exactly "
        + "zero. The share of these dead networks whose first layer has a nonzero gradient with LeakyReLU (slope 0.01) and the same "
        + "weights, with an exact 95% interval, is compared with one half. Supported if it is above, refuted if it is below. The "
        + "geometric mean of ‖δ₁‖/‖δ₁₀‖ in the same networks is reported next to 10⁻³ and does not affect the verdict.";

    public override string Amendment =>
        "In the first version, the signal in the revived networks also counted: a ratio below 10⁻³ made the verdict conditional. The "
        + "note says that LeakyReLU fixes a gradient of zero, not that the new gradient is large. Its size is now reported and does not "
        + "affect the verdict.";

    public override string Source =>
        "Maas et al. 2013. Lu et al. 2019 compute the probability that a ReLU network is dead at initialization: about 60% for ten "
        + "layers of three units.";

    public override string Reason =>
        "with slope 0.01, a layer whose inputs are all negative passes on a hundredth of the gradient, which is not zero";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Networks.Select(n => Many(n.network, settings)), Relu.Trained(settings), Leaky.Trained(settings)];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => $"Keep it, but only {ruling.Reported?.Number} of the signal returns in networks that are dead with ReLU.",
        Verdict.Conditional => "LeakyReLU gives only some dead ReLU networks a gradient.",
        _ => $"LeakyReLU does not fix it: only {ruling.Failing?.Number} of the dead ReLU networks get a gradient.",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var dead = First(evidence, Relu).Select(gradient => gradient == 0).ToArray();
        var alive = Where(First(evidence, Leaky), dead).Count(gradient => gradient > 0);
        var revived = ExactProportion.Of(alive, dead.Count(d => d));
        var below = Where(evidence.SignalRatios(Many(Leaky, evidence.Settings)), dead).Count(ratio => ratio < SignalLimits.Vanished);
        var vanished = ExactProportion.Of(below, dead.Count(d => d));
        var (small, larger) = (Left(evidence, Leaky, dead), Left(evidence, Leakier, dead));
        var (relu, leaky) = (Relu.Trained(evidence.Settings), Leaky.Trained(evidence.Settings));
        var gain = Evidence.Paired(evidence.Accuracies(leaky), evidence.Accuracies(relu));
        return new Judgement
        {
            Ruling = Rulings.Plainly(new Case("dead ReLU networks",
                "share that has a gradient with LeakyReLU", revived, Bound.Above(0.5, "50%"),
                NumberForm.Percent)) with
            { Reported = SignalLimits.Kept("signal in them, slope 0.01", small) },
            Shows = $"{dead.Count(d => d)} of {dead.Length} narrow networks are dead with ReLU: the gradient of their first layer is "
                + $"exactly zero. With LeakyReLU and the same weights, {alive} of these have a gradient. But only "
                + $"{Spelling.Number(small.Estimate)} of the signal returns, and {Spelling.Number(larger.Estimate)} with a slope of 0.2.",
            Details = $"Of {Spelling.Count(dead.Length, "network")} with ten layers of three units, {dead.Count(d => d)} are dead with "
                + $"ReLU, {Spelling.WithInterval(ExactProportion.Of(dead.Count(d => d), dead.Length), Spelling.Percent)} (Lu et al. "
                + $"2019: about 60%). With LeakyReLU and the same weights, {alive} of these have a gradient, "
                + $"{Spelling.WithInterval(revived, Spelling.Percent)}. Their first layer receives "
                + $"{Spelling.WithInterval(small, Spelling.Number)} of the signal (geometric mean), and less than a thousandth in "
                + $"{Spelling.Count(below, "network")}, {Spelling.WithInterval(vanished, Spelling.Percent)}. After "
                + $"{evidence.Settings.Steps} steps, the accuracy is {Spelling.Percent(evidence.Accuracy(relu).Estimate)} with ReLU and "
                + $"{Spelling.Percent(evidence.Accuracy(leaky).Estimate)} with LeakyReLU, a difference of {Spelling.Points(gain)}.",
            Boundary = "A nonzero gradient can still be small. With a slope of 0.2 instead of the usual 0.01, "
                + $"{Spelling.WithInterval(larger, Spelling.Number)} of the signal returns in the same networks. In wide layers, the "
                + "slope hardly matters, because some unit is always positive.",
            Figure = Draw(evidence, dead, small),
        };
    }

    // Narrow networks cost very little, and only the dead ones carry information, so this claim uses many of them.
    private static ExperimentConfig Many(NoteNetwork network, ClaimSettings settings) =>
        network.AtInitialization(settings, replicates: 64 * settings.Replicates);

    // The signal of the first layer shows whether a network is dead; one value per replicate.
    private static IReadOnlyList<double> First(Evidence evidence, NoteNetwork network)
    {
        var run = evidence.Run(Many(network, evidence.Settings));
        return run.Values(run.Steps[0], run.HiddenLayers[0], Quantity.PreactivationGradientNorm);
    }

    private static IEnumerable<double> Where(IReadOnlyList<double> values, bool[] chosen) =>
        values.Where((_, replicate) => replicate < chosen.Length && chosen[replicate]);

    private static Interval Left(Evidence evidence, NoteNetwork network, bool[] dead) =>
        GeometricMean.Of(Where(evidence.SignalRatios(Many(network, evidence.Settings)), dead));

    private static ClaimView Draw(Evidence evidence, bool[] dead, Interval small)
    {
        // If no network is dead, the figure shows all of them.
        var some = dead.Any(d => d);
        bool[] shown = some ? dead : [.. dead.Select(_ => true)];
        var runs = Networks.Select(n => evidence.Run(Many(n.network, evidence.Settings))).ToArray();
        CurvePanel Panel(string title, PanelAxis axis, Quantity quantity) => CurvePanel.Of(
            title, PanelAxis.Layer, axis, Networks.Select((n, i) => ClaimFigures.Line(i, n.label, runs[i].HiddenLayers.Select(layer =>
                ((double)layer, (IReadOnlyList<double>)[.. Where(runs[i].Values(runs[i].Steps[0], layer, quantity), shown)])))));
        return ClaimFigures.View(
            runs,
            $"{dead.Count(d => d)} of {dead.Length} narrow networks are dead with "
                + $"ReLU{(some ? $"; with LeakyReLU, {Spelling.Number(small.Estimate)} of their signal returns" : "")}",
            "Ten layers of three units at initialization; "
                + $"{(some ? "only networks that are dead with ReLU, and the same weights with LeakyReLU" : "all networks")}. Left: the "
                + "share of units that get no gradient from any sample of the batch. Right: the signal at each layer. "
                + $"{ClaimFigures.LinesAndBands}",
            columns: 2,
            Panel("Dead units", new PanelAxis("share of units", AxisScale.Share), Quantity.DeadFraction),
            Panel("Signal ‖∂L/∂z‖", new PanelAxis("gradient norm", AxisScale.Log), Quantity.PreactivationGradientNorm)) with
        { Thumbnail = 1 };
    }
}
