using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Tests whether the gradient of a tanh network vanishes if the inputs of tanh are large.</summary>
public sealed class TanhLargeInputs : Claim
{
    // "Large inputs": the derivative of most units is below a twentieth of its maximum (the definition of saturated_fraction).
    private const double Mostly = 0.5;

    private const double LargeGain = 8;
    private const double LargeBias = 5;
    private const double SmallGain = 0.25;

    private static readonly double[] Gains = [SmallGain, 0.5, 1, 2, 4, LargeGain];
    private static readonly double[] Biases = [0, 1, 2, LargeBias, 10];

    public override string Id => "tanh-large-inputs";

    public override int Order => 38;

    public override string Statement =>
        "Applied to the gradient of a network: with tanh, it still vanishes if the inputs of the activation are large.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Tanh Max gradient = 1 (still vanishes for large inputs).",
    ];

    public override string Prediction =>
        "If most tanh units of ten layers are saturated, ‖δ₁‖/‖δ₁₀‖ is below 10⁻³, whatever makes their inputs large.";

    public override string Rule =>
        "At initialization, in ten layers: large biases (standard deviation 5, ordinary weights) or large weights (8/√fan_in) make the "
        + "inputs of tanh large. In both networks, the saturated share of the last hidden layer must be entirely above one half. "
        + $"‖δ₁‖/‖δ₁₀‖ is then compared with {SignalLimits.VanishedAndWhy}. Supported if it is below in both networks, conditional if it "
        + "is below with large biases and above with large weights, refuted if it is above with large biases.";

    public override string Source =>
        "Glorot & Bengio 2010. Schoenholz et al. 2017: each layer multiplies the squared signal by σ_w² E[φ′(z)²], and what makes z "
        + "large can also make σ_w² large.";

    public override string Reason => "large weights make the inputs of tanh large, but they also multiply the gradient";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Gains.Select(gain => Network(gain, 0, settings)), .. Biases.Select(bias => Network(1, bias, settings))];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: with tanh, the gradient vanishes when the inputs are large.",
        Verdict.Conditional => "Tanh's derivative vanishes for large inputs, but large weights multiply the gradient by "
            + $"{ruling.Failing?.Number}.",
        _ => $"Large inputs of tanh do not make the gradient vanish: {ruling.Failing?.Number} of the signal remains.",
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
            Shows = $"Large biases saturate {Spelling.Percent(saturated[0].Measured.Estimate)} of the units, and the first layer "
                + $"receives {Spelling.Number(dark.Estimate)} times the signal of the last. Large weights saturate "
                + $"{Spelling.Percent(saturated[1].Measured.Estimate)}, but it receives {Spelling.Number(bright.Estimate)} times the "
                + "signal, because W multiplies the gradient as well as φ′.",
            Details = $"Large biases saturate {Spelling.Percent(Saturated(evidence, biased).Estimate)} of the units, and the first layer "
                + $"receives {Spelling.Number(dark.Estimate)} times the signal of the last. Large weights saturate "
                + $"{Spelling.Percent(Saturated(evidence, heavy).Estimate)}, and the first layer receives "
                + $"{Spelling.Number(bright.Estimate)} times the signal of the last: the weights "
                + $"{(bright.Estimate > 1 ? "more than compensate" : "partly compensate")} for the small derivatives.",
            Boundary = "Small inputs do not protect the gradient. With weights a quarter as large, the mean derivative is "
                + $"{Spelling.Number(Last(evidence, light, Quantity.DerivativeMean).Estimate)} and "
                + $"{Spelling.Percent(Saturated(evidence, light).Estimate)} of the units are saturated. The network then keeps "
                + $"{Spelling.Number(small.Estimate)} of the signal.",
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
        // The variance of z is gain² + bias², except for a factor that depends on the inputs of the layer and is below 1 if they are small.
        var axis = new PanelAxis("√(gain² + bias std²): size of tanh's inputs", AxisScale.Log);
        CurvePanel Panel(string title, PanelAxis y, Func<ExperimentConfig, IReadOnlyList<double>> values,
            params IReadOnlyList<ReferenceLine> references) => CurvePanel.Of(
            title, axis, y, sweeps.Select((sweep, i) =>
                ClaimFigures.Line(i, sweep.label, sweep.places.Select(place => (place.z, values(place.network))))), references);
        return ClaimFigures.View(
            [evidence.Run(Network(LargeGain, 0, evidence.Settings)), evidence.Run(Network(1, LargeBias, evidence.Settings))],
            $"The first layer receives {Spelling.Number(dark.Estimate)} times the signal if biases saturate tanh, and "
                + $"{Spelling.Number(bright.Estimate)} times if weights do",
            "Ten tanh layers at initialization. Left: the share of saturated units in the last hidden layer. Right: the signal at the "
                + $"first hidden layer, relative to the last. {ClaimFigures.LinesAndBands}",
            columns: 2,
            Panel("Saturated units", new PanelAxis("share of units", AxisScale.Share), network =>
                Values(evidence, network, Quantity.SaturatedFraction)),
            Panel("Signal at the first layer", new PanelAxis("‖δ₁‖ / ‖δ₁₀‖", AxisScale.Log), evidence.SignalRatios,
                new ReferenceLine(SignalLimits.Vanished, "10⁻³")));
    }

    private static ExperimentConfig Network(double gain, double bias, ClaimSettings settings) =>
        new NoteNetwork(new TanhConfig())
        {
            Initialization = new LecunNormalConfig
            {
                Gain = gain,
                BiasStd = bias
            }
        }.AtInitialization(settings);

    private static IReadOnlyList<double> Values(Evidence evidence, ExperimentConfig network, Quantity quantity)
    {
        var run = evidence.Run(network);
        return run.Values(run.Steps[0], run.HiddenLayers[^1], quantity);
    }

    private static Interval Last(Evidence evidence, ExperimentConfig network, Quantity quantity) =>
        ShareInterval.Of(Values(evidence, network, quantity));

    private static Interval Saturated(Evidence evidence, ExperimentConfig network) => Last(evidence, network, Quantity.SaturatedFraction);
}
