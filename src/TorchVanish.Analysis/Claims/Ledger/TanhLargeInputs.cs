using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Does the gradient of a tanh network vanish when the inputs of tanh are large?</summary>
public sealed class TanhLargeInputs : Claim
{
    // "Large inputs": most of the units are where the derivative is below a twentieth of its maximum (the contract of saturated_fraction).
    private const double Mostly = 0.5;

    private const double LargeGain = 8;
    private const double LargeBias = 5;
    private const double SmallGain = 0.25;

    private static readonly double[] Gains = [SmallGain, 0.5, 1, 2, 4, LargeGain];
    private static readonly double[] Biases = [0, 1, 2, LargeBias, 10];

    public override string Id => "tanh-large-inputs";

    public override int Order => 38;

    public override string Statement =>
        "Read as a statement on a network's gradient: with tanh it still vanishes when the inputs of the activation are large.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Tanh Max gradient = 1 (still vanishes for large inputs).",
    ];

    public override string Prediction =>
        "Where most of the tanh units of ten layers are saturated, ‖δ₁‖/‖δ₁₀‖ is below 10⁻³, whatever made their inputs large.";

    public override string Rule =>
        "At initialization, ten layers: the saturated share of the last hidden layer is to be wholly above a half when large biases "
        + "(standard deviation 5, ordinary weights) or large weights (8/√fan_in) make the inputs of tanh large, "
        + "and then ‖δ₁‖/‖δ₁₀‖ is held against 10⁻³, " + SignalLimits.WhyVanished
        + ". Supported if it is below in both networks, conditional if it is below with large biases and above with large weights, "
        + "refuted if it is above with large biases.";

    public override string Source => "Glorot & Bengio 2010; Schoenholz et al. 2017: the factor a layer is σ_w² E[φ′(z)²], and what makes "
        + "z large can make σ_w² larger still.";

    public override string Reason => "what makes the inputs large counts, because large weights multiply the gradient as well";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Gains.Select(gain => Network(gain, 0, settings)), .. Biases.Select(bias => Network(1, bias, settings))];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: with tanh the gradient vanishes when inputs are large.",
        Verdict.Conditional => "Tanh's derivative vanishes for large inputs, but large weights multiply the gradient by "
            + $"{ruling.Failing?.Number}.",
        _ => $"Large inputs of tanh do not make the gradient vanish: {ruling.Failing?.Number} of the signal is left.",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var (biased, heavy, light) =
            (Network(1, LargeBias, evidence.Settings), Network(LargeGain, 0, evidence.Settings), Network(SmallGain, 0, evidence.Settings));
        var (dark, bright, small) = (evidence.SignalRatio(biased), evidence.SignalRatio(heavy), evidence.SignalRatio(light));
        Case[] saturated =
        [
            .. new[] { ("large biases", biased), ("large weights", heavy) }.Select(c =>
                new Case(c.Item1, "saturated share of the last hidden layer", Saturated(evidence, c.Item2), Bound.Above(Mostly),
                    NumberForm.Percent)),
        ];
        var large = Decide.All(saturated.Select(c => c.Holds));
        return new Judgement
        {
            Ruling = large == true
                ? Rulings.Core([SignalLimits.Gone("saturated by biases", dark)], [SignalLimits.Gone("saturated by weights", bright)])
                : Decide.Inconclusive(large) with { Cases = saturated },
            Shows = $"Large biases saturate {Spelling.Percent(saturated[0].Measured.Estimate)} of the units, and "
                + $"{Spelling.Number(dark.Estimate)} of the signal is left. Large weights saturate "
                + $"{Spelling.Percent(saturated[1].Measured.Estimate)}, and {Spelling.Number(bright.Estimate)} times the signal arrives: "
                + "W multiplies the gradient as well as φ′.",
            Details = $"Large biases saturate {Spelling.Percent(Saturated(evidence, biased).Estimate)} of the units, and "
                + $"{Spelling.Number(dark.Estimate)} of the signal is left: it vanishes, as the note says. "
                + $"Large weights saturate {Spelling.Percent(Saturated(evidence, heavy).Estimate)}, and the signal arrives "
                + $"{Spelling.Number(bright.Estimate)} times as large: what the derivative takes, the weights "
                + $"{(bright.Estimate > 1 ? "more than give back" : "give back in part")}.",
            Boundary = "Small inputs are no protection: with weights a quarter as large the derivative is "
                + $"{Spelling.Number(Last(evidence, light, Quantity.DerivativeMean).Estimate)} on average, nothing is saturated, "
                + $"and {Spelling.Number(small.Estimate)} of the signal is left.",
            Figure = Draw(evidence, dark, bright),
        };
    }

    private static ClaimView Draw(Evidence evidence, Interval dark, Interval bright)
    {
        (string label, (double z, ExperimentConfig network)[] places)[] sweeps =
        [
            ("larger weights", [.. Gains.Select(gain => (gain, Network(gain, 0, evidence.Settings)))]),
            ("larger biases", [.. Biases.Select(bias => (Math.Sqrt(1 + (bias * bias)), Network(1, bias, evidence.Settings)))]),
        ];
        // The variance of z is gain² + bias², up to a factor that the layer's own inputs make: below 1 where they are small.
        var axis = new PanelAxis("√(gain² + bias std²): size of tanh's inputs", AxisScale.Log);
        CurvePanel Panel(string title, PanelAxis y, Func<ExperimentConfig, IReadOnlyList<double>> values,
            params IReadOnlyList<ReferenceLine> references) => CurvePanel.Of(
            title, axis, y, sweeps.Select((sweep, i) =>
                ClaimFigures.Line(i, sweep.label, sweep.places.Select(place => (place.z, values(place.network))))), references);
        return ClaimFigures.View(
            [evidence.Run(Network(LargeGain, 0, evidence.Settings)), evidence.Run(Network(1, LargeBias, evidence.Settings))],
            $"Saturated by biases the signal arrives {Spelling.Number(dark.Estimate)} times as large, saturated by weights "
                + $"{Spelling.Number(bright.Estimate)} times",
            "Ten tanh layers at initialization. Left, the share of saturated units in the last hidden layer; right, how large the signal "
                + "arrives at the first, beside the last. Lines are medians over replicates, bands the interquartile range.",
            columns: 2,
            Panel("Saturated units", new PanelAxis("share of units", AxisScale.Share), network =>
                Values(evidence, network, Quantity.SaturatedFraction)),
            Panel("Signal at the first layer", new PanelAxis("‖δ₁‖ / ‖δ₁₀‖", AxisScale.Log), evidence.SignalRatios,
                new ReferenceLine(SignalLimits.Vanished, "10⁻³")));
    }

    private static ExperimentConfig Network(double gain, double bias, ClaimSettings settings) =>
        new NoteNetwork(new TanhConfig()) { Initialization = new LecunNormalConfig { Gain = gain,
            BiasStd = bias } }.AtInitialization(settings);

    private static IReadOnlyList<double> Values(Evidence evidence, ExperimentConfig network, Quantity quantity)
    {
        var run = evidence.Run(network);
        return run.Values(run.Steps[0], run.HiddenLayers[^1], quantity);
    }

    private static Interval Last(Evidence evidence, ExperimentConfig network, Quantity quantity) =>
        ShareInterval.Of(Values(evidence, network, quantity));

    private static Interval Saturated(Evidence evidence, ExperimentConfig network) => Last(evidence, network, Quantity.SaturatedFraction);
}
