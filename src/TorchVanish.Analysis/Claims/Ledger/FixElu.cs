using MathNet.Numerics.Statistics;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Views;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Tests whether the gradient flows more smoothly with ELU than with ReLU and LeakyReLU.</summary>
public sealed class FixElu : Claim
{
    // At least 10% smoother.
    private const double Noticeably = 0.9;

    private static readonly int[] Depths = [10, 30];

    private static readonly (string label, InitializationConfig law)[] Laws =
        [("Xavier", new XavierNormalConfig()), ("He", new HeNormalConfig())];

    private static readonly ActivationConfig Elu = new EluConfig();

    private static readonly (string label, ActivationConfig activation)[] Others =
        [("ReLU", new ReluConfig()), ("LeakyReLU", new LeakyReluConfig())];

    public override string Id => "fix-elu";

    public override int Order => 64;

    public override string Statement => "ELU makes the gradient flow even smoother than ReLU and LeakyReLU do.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Use Different Activation Functions",
        "Replace Sigmoid/Tanh with:",
        "ELU (Exponential Linear Unit) Further smoothens gradient flow",
    ];

    public override string Prediction =>
        "The signal changes more evenly from layer to layer with ELU than with ReLU or LeakyReLU, at ten and at thirty layers, with "
        + "Xavier's weights and with He's.";

    public override string Rule =>
        "The gradient flow is smooth if the factor per layer is the same in all layers. The unevenness of a network is the standard "
        + "deviation over layers of log₁₀ ‖δ_l‖/‖δ_{l+1}‖ at initialization. ELU's unevenness is divided by that of the other "
        + "activation, paired by seed; geometric mean with its 95% interval, over four times as many replicates as in other claims. "
        + "There are eight such quotients: two depths (10, 30), two initializations (Xavier, He) and two other activations (ReLU, "
        + "LeakyReLU). Supported if all eight quotients are below 0.9 (noticeably smoother), refuted if none is, conditional if only "
        + "some are.";

    public override string Amendment =>
        "The first version required any difference at all. With Xavier's weights there is almost no difference, and no number of "
        + "replicates can show its sign. The rule therefore requires a difference of 10%. The report showed the number for Xavier's "
        + "weights, which this threshold does not decide at ten layers; it now shows a number that is decided.";

    public override string Source =>
        "Clevert et al. 2016. Hanin & Rolnick 2018: the variation of the factor per layer increases with the variance of φ′ and "
        + "decreases with the width.";

    public override string Reason =>
        "the signal changes unevenly where φ′ varies from unit to unit, and ELU's φ′ varies less than ReLU's, which jumps from 0 to 1";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
    [
        .. Depths.SelectMany(depth =>
            Laws.SelectMany(law => Others.Select(o => o.activation).Prepend(Elu).Select(activation =>
            Initial(activation, law.law, depth, settings)))),
        .. Others.Select(o => o.activation).Prepend(Elu).Select(activation => new NoteNetwork(activation).Trained(settings)),
    ];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: with ELU, the signal changes more evenly from layer to layer in every case tested.",
        Verdict.Conditional => $"ELU makes the flow smoother in some cases, but not in all (exception: {ruling.Failing?.Name}).",
        _ => "ELU does not make the signal change noticeably more evenly than ReLU or LeakyReLU.",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var settings = evidence.Settings;
        Interval Quotient(ActivationConfig other, InitializationConfig law, int depth) =>
            GeometricMean.Of(Unevenness(evidence, Initial(Elu, law, depth, settings))
                .Zip(Unevenness(evidence, Initial(other, law, depth, settings)), (elu, its) => elu / its));
        var cases = Depths.SelectMany(depth =>
            Laws.SelectMany(law => Others.Select(o =>
            (name: $"{o.label}, {law.label}, {depth} layers", quotient: Quotient(o.activation, law.law, depth))))).ToArray();
        var smoother = cases.Select(c => Decide.Below(c.quotient, Noticeably)).ToArray();
        var quotients = Laws.Select(law => (law.label,
                range: Range(cases.Where(c => c.name.Contains(law.label, StringComparison.Ordinal)).Select(c => c.quotient))))
            .Select(law => $"{law.range} with {law.label}'s weights");
        string Scatter((string label, InitializationConfig law) law) => Spelling.List(Others.Prepend(("ELU", Elu)).Select((a, i) =>
        {
            var scatter = MeanInterval.Of(Unevenness(evidence, Initial(a.Item2, law.law, Depths[0], settings))).Estimate;
            return $"{Spelling.Number(scatter)}{(i == 0 ? " decades" : "")} ({a.Item1})";
        }));
        Interval Left(ActivationConfig activation, InitializationConfig law) =>
            evidence.SignalRatio(Initial(activation, law, Depths[^1], settings));
        string Accuracy(ActivationConfig activation) =>
            Spelling.Percent(evidence.Accuracy(new NoteNetwork(activation).Trained(settings)).Estimate);
        return new Judgement
        {
            Ruling = Rulings.Throughout([.. cases.Select(c =>
                new Case(c.name, "unevenness with ELU divided by that of this network", c.quotient, Bound.Below(Noticeably)))]),
            Shows = $"We compared ELU with ReLU and LeakyReLU in {smoother.Length} cases. ELU is at least 10% smoother in "
                + $"{Count(smoother, true)} of them and not in {Count(smoother, false)}; {Count(smoother, null)} are undecided.",
            Details = $"In {smoother.Length} comparisons with ReLU and LeakyReLU, ELU is at least 10% smoother in "
                + $"{Count(smoother, true)} and not in {Count(smoother, false)}; {Count(smoother, null)} are undecided. At ten layers, "
                + $"the standard deviation of the factor per layer is {Scatter(Laws[1])} with He's weights, and {Scatter(Laws[0])} with "
                + $"Xavier's. After {settings.Steps} steps with Xavier's weights, the accuracy is {Accuracy(Elu)} with ELU, "
                + $"{Accuracy(Others[0].activation)} with ReLU and {Accuracy(Others[1].activation)} with LeakyReLU.",
            Boundary = "A smooth signal can still be unstable. At thirty layers, ELU keeps "
                + $"{Spelling.Number(Left(Elu, Laws[0].law).Estimate)} of the signal with Xavier's weights and "
                + $"{Spelling.Number(Left(Elu, Laws[1].law).Estimate)} with He's; ReLU keeps "
                + $"{Spelling.Number(Left(Others[0].activation, Laws[1].law).Estimate)} with He's weights ({Many * settings.Replicates} "
                + $"replicates). ELU's unevenness divided by that of ReLU or LeakyReLU is {Spelling.List(quotients)}. Unevenness is the "
                + "variation around one factor for all layers. A factor that drifts with depth, as ELU's does, therefore also counts as "
                + "uneven. \"Smoothens\" can also mean that φ′ has no jump. In this sense, ELU is smooth by definition and there is "
                + "nothing to measure.",
            Figure = Draw(evidence, smoother),
        };
    }

    // Comparing variations needs many networks, which cost little at initialization, so each network has this many times the replicates.
    private const int Many = 4;

    private static ExperimentConfig Initial(ActivationConfig activation, InitializationConfig law, int depth, ClaimSettings settings) =>
        new NoteNetwork(activation) { Initialization = law, Depth = depth }.AtInitialization(settings,
            replicates: Many * settings.Replicates);

    private static int Count(Decision[] decisions, bool? holds) => decisions.Count(decision => decision.Holds == holds);

    private static string Range(IEnumerable<Interval> quotients) =>
        Spelling.Range(quotients.Min(q => q.Estimate), quotients.Max(q => q.Estimate));

    // One value per replicate; NaN if the signal of a layer is zero.
    private static double[] Unevenness(Evidence evidence, ExperimentConfig network)
    {
        var factors = Factors(evidence, network);
        return [.. Enumerable.Range(0, factors.Min(layer => layer.Count)).Select(replicate =>
            factors.Select(layer => Math.Log10(layer[replicate])).StandardDeviation())];
    }

    // ‖δ_l‖ / ‖δ_{l+1}‖ of each hidden layer except the last, one value per replicate.
    private static IReadOnlyList<double>[] Factors(Evidence evidence, ExperimentConfig network)
    {
        var run = evidence.Run(network);
        return [.. run.HiddenLayers.SkipLast(1)
            .Select(layer => run.Ratios(run.Steps[0], layer, layer + 1, Quantity.PreactivationGradientNorm))];
    }

    private static ClaimView Draw(Evidence evidence, Decision[] smoother)
    {
        // LeakyReLU with a slope of 0.01 differs from ReLU by a few percent, so one line would cover the other.
        var lines = Others.SkipLast(1).Prepend(("ELU", Elu)).ToArray();
        // One seed: a median over replicates would hide the unevenness.
        CurvePanel Panel(string label, InitializationConfig law) => CurvePanel.Of(
            $"{label}'s weights",
            PanelAxis.Layer,
            new PanelAxis("factor of the layer", AxisScale.Log),
            lines.Select((line, i) =>
                ClaimFigures.Line(i, line.Item1, Factors(evidence, Initial(line.Item2, law, Depths[^1], evidence.Settings))
                .Select((values, layer) => ((double)(layer + 1), (IReadOnlyList<double>)[values[0]])))));
        return ClaimFigures.View(
            [.. lines.Select(line => evidence.Run(Initial(line.Item2, Laws[0].law, Depths[^1], evidence.Settings)))],
            $"The signal changes more evenly with ELU in {smoother.Count(s => s == true)} of {smoother.Length} comparisons with ReLU and "
                + "LeakyReLU",
            "The factor ‖δ_l‖ / ‖δ_{l+1}‖ of each of thirty layers at initialization, replicate 0. A smooth flow is a horizontal "
                + "line. Above 1, the signal grows on its way back; below 1, it shrinks. LeakyReLU is omitted, because its line "
                + "coincides with ReLU's.",
            columns: 2,
            [.. Laws.Select(law => Panel(law.label, law.law))]) with
        { Sharing = AxisSharing.Rows };
    }
}
