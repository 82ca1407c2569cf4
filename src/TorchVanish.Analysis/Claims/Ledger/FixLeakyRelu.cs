using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Does LeakyReLU give a gradient to networks that are dead with ReLU, and is it large enough to learn from?</summary>
public sealed class FixLeakyRelu : Claim
{
    // Lu et al. 2019: of networks of ten layers and three units more than half are dead at initialization.
    private static readonly NoteNetwork Relu = new(new ReluConfig()) { Width = 3, Initialization = new HeNormalConfig() };
    private static readonly NoteNetwork Leaky = Relu with { Activation = new LeakyReluConfig() };
    private static readonly NoteNetwork Leakier = Relu with { Activation = new LeakyReluConfig { NegativeSlope = 0.2 } };

    private static readonly (string label, NoteNetwork network)[] Networks =
        [("ReLU", Relu), ("LeakyReLU, slope 0.01", Leaky), ("LeakyReLU, slope 0.2", Leakier)];

    public override string Id => "fix-leaky-relu";

    public override int Order => 62;

    public override string Statement => "LeakyReLU mends ReLU's zero gradient for negative values.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Use Different Activation Functions",
        "Replace Sigmoid/Tanh with:",
        "Leaky ReLU Fixes ReLU's zero-gradient issue for negative values",
    ];

    public override string Prediction =>
        "Networks whose first layer gets a gradient of exactly zero with ReLU get one that is not zero with LeakyReLU and the same "
            + "weights.";

    public override string Rule =>
        "Sixty-four times as many networks as elsewhere (a thousand, as in Lu 2019), of ten layers of three units with He's weights, many "
        + "of which are dead with ReLU before any training: the first layer's gradient is exactly zero. Of these dead networks, the share "
        + "whose first layer gets a gradient other than zero with LeakyReLU (slope 0.01) and the same weights, with an exact 95% interval: "
        + "supported if above a half, refuted if below. Without a vote, the geometric mean of ‖δ₁‖/‖δ₁₀‖ in the same networks beside 10⁻³.";

    public override string Amendment =>
        "The signal in the revived networks had a vote: below 10⁻³ made this conditional. The note says that a gradient of zero is fixed, "
            + "not that the new one is large; so its size is told without a vote.";

    public override string Source => "Maas et al. 2013; Lu et al. 2019 on the probability that a ReLU network is dead at initialization: "
        + "about 60% with ten layers of three units.";

    public override string Reason =>
        "with slope 0.01 a layer whose inputs are all negative passes on a hundredth of the gradient, which is not zero";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Networks.Select(n => Births(n.network, settings)), Relu.Trained(settings), Leaky.Trained(settings)];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => $"Keep it, and add: in networks dead with ReLU just {ruling.Told?.Number} of the signal comes back.",
        Verdict.Conditional => "LeakyReLU gives only some dead ReLU networks a gradient.",
        _ => $"LeakyReLU does not fix it: {ruling.Failing?.Number} of the dead ReLU networks get a gradient.",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var dead = First(evidence, Relu).Select(gradient => gradient == 0).ToArray();
        var alive = Where(First(evidence, Leaky), dead).Count(gradient => gradient > 0);
        var revived = ExactProportion.Of(alive, dead.Count(d => d));
        var below = Where(evidence.SignalRatios(Births(Leaky, evidence.Settings)), dead).Count(ratio => ratio < SignalLimits.Vanished);
        var vanished = ExactProportion.Of(below, dead.Count(d => d));
        var (small, larger) = (Left(evidence, Leaky, dead), Left(evidence, Leakier, dead));
        var (relu, leaky) = (Relu.Trained(evidence.Settings), Leaky.Trained(evidence.Settings));
        var gain = Evidence.Paired(evidence.Accuracies(leaky), evidence.Accuracies(relu));
        return new Judgement
        {
            Ruling = Rulings.Plainly(new Case("dead ReLU networks",
                "share of the networks dead with ReLU that get a gradient with LeakyReLU", revived, Bound.Above(0.5, "50%"),
                NumberForm.Percent)) with
            { Told = SignalLimits.Kept("the same, slope 0.01", small) },
            Shows = $"Of {dead.Length} narrow networks {dead.Count(d => d)} are dead with ReLU: their first layer gets a gradient of "
                + $"exactly zero. With LeakyReLU and the same weights {alive} of these get one. It is small: "
                + $"{Spelling.Number(small.Estimate)} of the signal, and {Spelling.Number(larger.Estimate)} with a slope of 0.2.",
            Details = $"Of {Spelling.Count(dead.Length, "network")} of ten layers and three units, {dead.Count(d => d)} are dead with "
                + $"ReLU, {Spelling.WithInterval(ExactProportion.Of(dead.Count(d => d), dead.Length), Spelling.Percent)} (Lu et al. 2019: "
                + "about 60%): their first layer gets a gradient of exactly zero. "
                + $"With LeakyReLU and the same weights {alive} of these get one, {Spelling.WithInterval(revived, Spelling.Percent)}. But "
                + $"{Spelling.WithInterval(small, Spelling.Number)} of the signal is all that is left in them, and less than a thousandth "
                + $"in {below}, {Spelling.WithInterval(vanished, Spelling.Percent)}. "
                + $"After {evidence.Settings.Steps} steps the accuracy is {Spelling.Percent(evidence.Accuracy(relu).Estimate)} with ReLU "
                + $"and {Spelling.Percent(evidence.Accuracy(leaky).Estimate)} with LeakyReLU: a difference of {Spelling.Points(gain)}.",
            Boundary = "Not zero is not yet large: with a slope of 0.2 in place of the usual 0.01, "
                + $"{Spelling.WithInterval(larger, Spelling.Number)} of the signal is left in the same networks. In wide layers it hardly "
                + "matters, since some unit is always positive.",
            Figure = Draw(evidence, dead, small),
        };
    }

    // A network of three units costs next to nothing, and only those that die tell anything: many of them.
    private static ExperimentConfig Births(NoteNetwork network, ClaimSettings settings) =>
        network.AtInitialization(settings, replicates: 64 * settings.Replicates);

    // Whether a network is dead is known from its first layer's signal, one value a replicate.
    private static IReadOnlyList<double> First(Evidence evidence, NoteNetwork network)
    {
        var run = evidence.Run(Births(network, evidence.Settings));
        return run.Values(run.Steps[0], run.HiddenLayers[0], Quantity.PreactivationGradientNorm);
    }

    private static IEnumerable<double> Where(IReadOnlyList<double> values, bool[] chosen) =>
        values.Where((_, replicate) => replicate < chosen.Length && chosen[replicate]);

    private static Interval Left(Evidence evidence, NoteNetwork network, bool[] dead) =>
        GeometricMean.Of(Where(evidence.SignalRatios(Births(network, evidence.Settings)), dead));

    private static ClaimView Draw(Evidence evidence, bool[] dead, Interval small)
    {
        // Where none is dead there is nothing to be mended, and all are shown.
        var some = dead.Any(d => d);
        bool[] shown = some ? dead : [.. dead.Select(_ => true)];
        var runs = Networks.Select(n => evidence.Run(Births(n.network, evidence.Settings))).ToArray();
        CurvePanel Panel(string title, PanelAxis axis, Quantity quantity) => CurvePanel.Of(
            title, PanelAxis.Layer, axis, Networks.Select((n, i) => ClaimFigures.Line(i, n.label, runs[i].HiddenLayers.Select(layer =>
                ((double)layer, (IReadOnlyList<double>)[.. Where(runs[i].Values(runs[i].Steps[0], layer, quantity), shown)])))));
        return ClaimFigures.View(
            runs,
            $"{dead.Count(d => d)} of {dead.Length} narrow networks are dead with "
                + $"ReLU{(some ? $"; with LeakyReLU {Spelling.Number(small.Estimate)} of the signal is left in them" : "")}",
            "Ten layers of three units at initialization: "
                + $"{(some ? "only the networks that are dead with ReLU, and the same weights with LeakyReLU" : "all networks")}. Left, "
                + "units that get no gradient from any sample of the batch; right, the signal at each layer. Lines are medians over "
                + "replicates, bands the interquartile range.",
            columns: 2,
            Panel("Dead units", new PanelAxis("share of units", AxisScale.Share), Quantity.DeadFraction),
            Panel("Signal ‖∂L/∂z‖", new PanelAxis("gradient norm", AxisScale.Log), Quantity.PreactivationGradientNorm)) with
        { Thumbnail = 1 };
    }
}
