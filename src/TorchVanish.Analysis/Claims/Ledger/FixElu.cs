using MathNet.Numerics.Statistics;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Views;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Does the gradient flow more smoothly with ELU than with ReLU and LeakyReLU?</summary>
public sealed class FixElu : Claim
{
    // Smoother by a tenth at least.
    private const double Noticeably = 0.9;

    private static readonly int[] Depths = [10, 30];

    private static readonly (string label, InitializationConfig law)[] Laws =
        [("Xavier", new XavierNormalConfig()), ("He", new HeNormalConfig())];

    private static readonly ActivationConfig Elu = new EluConfig();

    private static readonly (string label, ActivationConfig activation)[] Others =
        [("ReLU", new ReluConfig()), ("LeakyReLU", new LeakyReluConfig())];

    public override string Id => "fix-elu";

    public override int Order => 64;

    public override string Statement => "ELU makes the gradient flow smoother still than ReLU and LeakyReLU do.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Use Different Activation Functions",
        "Replace Sigmoid/Tanh with:",
        "ELU (Exponential Linear Unit) Further smoothens gradient flow",
    ];

    public override string Prediction => "From layer to layer the signal changes more evenly with ELU than with ReLU or LeakyReLU, at ten "
        + "layers and at thirty, with Xavier's weights and with He's.";

    public override string Rule =>
        "Smooth is a factor a layer that is the same everywhere: the unevenness of a network is the standard deviation over layers of "
        + "log₁₀ ‖δ_l‖/‖δ_{l+1}‖ at initialization. ELU's over the other's, paired by seed, geometric mean with its 95% interval over "
        + "four times as many replicates as elsewhere, "
        + "for two depths (10, 30), two laws (Xavier, He) and two others (ReLU, LeakyReLU). Supported if all eight quotients are below "
        + "0.9, noticeably smoother; refuted if none is, conditional if it depends on the case.";

    public override string Amendment =>
        "A first form of the rule asked for any difference at all. With Xavier's weights there is next to none, and no number of "
        + "replicates decides on which side of nothing it lies, so now a tenth is asked for. "
        + "The number shown was that for Xavier's weights, which a tenth does not decide at ten layers; now it is one that decides.";

    public override string Source => "Clevert et al. 2016; Hanin & Rolnick 2018: the scatter of the factor a layer grows with the "
        + "variance of φ′ and falls with the width.";

    public override string Reason =>
        "the signal changes unevenly where φ′ varies from unit to unit, and ELU's φ′ varies less than ReLU's jump from 0 to 1";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
    [
        .. Depths.SelectMany(depth =>
            Laws.SelectMany(law => Others.Select(o => o.activation).Prepend(Elu).Select(activation =>
            Initial(activation, law.law, depth, settings)))),
        .. Others.Select(o => o.activation).Prepend(Elu).Select(activation => new NoteNetwork(activation).Trained(settings)),
    ];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: with ELU the signal changes more evenly from layer to layer in every case tested.",
        Verdict.Conditional => $"With ELU the flow is smoother in some networks; compared with {ruling.Failing?.Name} it is not.",
        _ => "With ELU the signal does not change noticeably more evenly than with ReLU or LeakyReLU.",
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
        string Scatter((string label, InitializationConfig law) law) => Spelling.List(Others.Prepend(("ELU", Elu)).Select((a, i) =>
            $"{Spelling.Number(MeanInterval.Of(Unevenness(evidence, Initial(a.Item2, law.law, Depths[0], settings))).Estimate)}{(i == 0 ? " decades" : "")} ({a.Item1})"));
        Interval Left(ActivationConfig activation, InitializationConfig law) =>
            evidence.SignalRatio(Initial(activation, law, Depths[^1], settings));
        string Accuracy(ActivationConfig activation) =>
            Spelling.Percent(evidence.Accuracy(new NoteNetwork(activation).Trained(settings)).Estimate);
        return new Judgement
        {
            Ruling = Rulings.Throughout([.. cases.Select(c =>
                new Case(c.name, "unevenness of ELU over that of this network", c.quotient, Bound.Below(Noticeably)))]),
            Shows = $"Of {smoother.Length} comparisons with ReLU and LeakyReLU, ELU is smoother by a tenth at least in "
                + $"{Count(smoother, true)}, and it is not in {Count(smoother, false)}; {Count(smoother, null)} are undecided.",
            Details = $"Of {smoother.Length} comparisons with ReLU and LeakyReLU, ELU is smoother by a tenth at least in "
                + $"{Count(smoother, true)}, it is not in {Count(smoother, false)}, and {Count(smoother, null)} are undecided. "
                + $"At ten layers the signal's factor scatters from layer to layer by {Scatter(Laws[1])} with He's weights, and by "
                + $"{Scatter(Laws[0])} with Xavier's. With the same Xavier weights the three reach {Accuracy(Elu)}, "
                + $"{Accuracy(Others[0].activation)} and {Accuracy(Others[1].activation)} after {settings.Steps} steps.",
            Boundary = "A smooth signal need not be stable: at thirty layers ELU leaves "
                + $"{Spelling.Number(Left(Elu, Laws[0].law).Estimate)} of it with Xavier's weights and "
                + $"{Spelling.Number(Left(Elu, Laws[1].law).Estimate)} with He's weights, which leave "
                + $"{Spelling.Number(Left(Others[0].activation, Laws[1].law).Estimate)} with ReLU ({Many * settings.Replicates} "
                + "replicates). "
                + $"Of the other two's unevenness ELU has {Spelling.List(Laws.Select(law => $"{Range(cases.Where(c => c.name.Contains(law.label, StringComparison.Ordinal)).Select(c => c.quotient))} with {law.label}'s weights"))}. "
                + "Unevenness is the scatter about one factor for all layers, so that a factor which drifts with the depth, as ELU's "
                + "does, counts as uneven too. "
                + "And \"smoothens\" can also be read as: φ′ has no jump. In that sense ELU is smooth by definition, and there is nothing "
                + "to measure.",
            Figure = Draw(evidence, smoother),
        };
    }

    // The scatter of a scatter needs many networks, and at initialization they cost little: so many times the replicates.
    private const int Many = 4;

    private static ExperimentConfig Initial(ActivationConfig activation, InitializationConfig law, int depth, ClaimSettings settings) =>
        new NoteNetwork(activation) { Initialization = law, Depth = depth }.AtInitialization(settings,
            replicates: Many * settings.Replicates);

    private static int Count(Decision[] decisions, bool? holds) => decisions.Count(decision => decision.Holds == holds);

    private static string Range(IEnumerable<Interval> quotients) =>
        Spelling.Range(quotients.Min(q => q.Estimate), quotients.Max(q => q.Estimate));

    // One value a replicate; not a number where a layer's signal is zero.
    private static double[] Unevenness(Evidence evidence, ExperimentConfig network)
    {
        var factors = Factors(evidence, network);
        return [.. Enumerable.Range(0, factors.Min(layer => layer.Count)).Select(replicate =>
            factors.Select(layer => Math.Log10(layer[replicate])).StandardDeviation())];
    }

    // ‖δ_l‖ / ‖δ_{l+1}‖ of each hidden layer but the last, one value a replicate.
    private static IReadOnlyList<double>[] Factors(Evidence evidence, ExperimentConfig network)
    {
        var run = evidence.Run(network);
        return [.. run.HiddenLayers.SkipLast(1)
            .Select(layer => run.Ratios(run.Steps[0], layer, layer + 1, Quantity.PreactivationGradientNorm))];
    }

    private static ClaimView Draw(Evidence evidence, Decision[] smoother)
    {
        // LeakyReLU with a slope of 0.01 is ReLU to within a few per cent: one line would cover the other.
        var lines = Others.SkipLast(1).Prepend(("ELU", Elu)).ToArray();
        // One seed: a median over replicates would smooth what is to be seen.
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
            "The factor ‖δ_l‖ / ‖δ_{l+1}‖ by which each of thirty layers changes the signal, at initialization, replicate 0. A smooth "
                + "flow is a level line; above 1 the signal grows on its way back, below 1 it shrinks. LeakyReLU is left out: its line "
                + "lies on ReLU's.",
            columns: 2,
            [.. Laws.Select(law => Panel(law.label, law.law))]) with
        { Sharing = AxisSharing.Rows };
    }
}
