using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Views;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>
/// Tests whether Xavier's initialization keeps the gradient of sigmoid and tanh networks, and compares the note's variance with Xavier's.
/// </summary>
public sealed class FixXavier : Claim
{
    private static readonly InitializationConfig Note = new TextbookXavierConfig();
    private static readonly InitializationConfig Glorot = new XavierNormalConfig();

    private static readonly (string label, ActivationConfig activation)[] Activations =
    [
        ("sigmoid", new SigmoidConfig()),
        ("tanh", new TanhConfig()),
        ("ReLU", new ReluConfig()),
        ("LeakyReLU", new LeakyReluConfig()),
        ("ELU", new EluConfig()),
        ("SELU", new SeluConfig()),
        ("GELU", new GeluConfig()),
    ];

    private static readonly (string label, InitializationConfig law)[] Laws =
    [
        ("PyTorch's default", new PytorchDefaultConfig()),
        ("note's Xavier", Note),
        ("Xavier", Glorot),
        ("orthogonal", new OrthogonalConfig()),
        ("He", new HeNormalConfig()),
        ("std 10/√fan_in", new NormalConfig { WeightStd = 10 / Math.Sqrt(64) }),
    ];

    public override string Id => "fix-xavier";

    public override int Order => 110;

    public override string Statement =>
        "Xavier's initialization, with variance 1/(fan_in + fan_out), solves the vanishing gradient problem of sigmoid and tanh networks.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Weight Initialization",
        "Use **He Initialization** (for ReLU) or **Glorot/Xavier** (for sigmoid/tanh):",
        "**Xavier/Glorot Initialization** (for Sigmoid, Tanh):",
        @"$$W \sim \mathcal{N}(0, \frac{1}{\text{fan_in} + \text{fan_out}})$$",
    ];

    public override string Prediction =>
        "With the note's variance, ‖δ₁‖/‖δ₁₀‖ is above 10⁻³ in a ten-layer sigmoid network and in a ten-layer tanh network.";

    public override string Rule =>
        $"The geometric mean of ‖δ₁‖/‖δ₁₀‖ at initialization, with its 95% interval, is compared with {SignalLimits.VanishedAndWhy}, for "
        + "sigmoid and for tanh. Supported if both are above, refuted if both are below, conditional if only one is above. Glorot's own "
        + "variance, 2/(fan_in + fan_out), is reported and does not affect the verdict.";

    public override string Source =>
        "Glorot & Bengio 2010, eq. 12: Var(W) = 2/(fan_in + fan_out), derived for φ′(0) = 1, which holds for tanh. For sigmoid, φ′(0) is "
        + "0.25.";

    public override string Reason =>
        "Glorot and Bengio's variance is 2/(fan_in + fan_out), twice the note's, and it assumes φ′(0) = 1, which holds for tanh but not "
        + "for sigmoid (0.25)";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
    [
        .. Activations.SelectMany(a => Laws.Select(law => Network(a.activation, law.law).AtInitialization(settings))),
        Deep(Note, settings),
        Deep(Glorot, settings),
    ];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: with the note's variance, the signal of sigmoid and tanh survives ten layers.",
        Verdict.Conditional => $"It helps {ruling.Holding?.Name}, not {ruling.Failing?.Name} ({ruling.Failing?.Number}); Xavier's "
            + "variance is double.",
        _ => $"It helps neither: {ruling.Failing?.Name} keeps {ruling.Failing?.Number} of the signal; Xavier's variance is double.",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var settings = evidence.Settings;
        var ratio = (ActivationConfig activation, InitializationConfig law) =>
            evidence.SignalRatio(Network(activation, law).AtInitialization(settings));
        var (sigmoid, tanh) = (ratio(new SigmoidConfig(), Note), ratio(new TanhConfig(), Note));
        var (sigmoidGlorot, tanhGlorot) = (ratio(new SigmoidConfig(), Glorot), ratio(new TanhConfig(), Glorot));
        var (lost, lostDeep) = (Lost(Network(new TanhConfig(), Note).AtInitialization(settings), Network(new TanhConfig(), Glorot)
            .AtInitialization(settings)), Lost(Deep(Note, settings), Deep(Glorot, settings)));
        return new Judgement
        {
            Ruling = Rulings.Throughout(SignalLimits.Kept("tanh", tanh), SignalLimits.Kept("sigmoid", sigmoid)),
            Shows = $"With the note's variance, ten tanh layers keep {Spelling.Number(tanh.Estimate)} of the signal, and ten sigmoid "
                + $"layers keep {Spelling.Number(sigmoid.Estimate)}. With Glorot's own variance, which is twice as large, they keep "
                + $"{Spelling.Number(tanhGlorot.Estimate)} and {Spelling.Number(sigmoidGlorot.Estimate)}.",
            Details = $"With the note's variance, ten tanh layers keep {Spelling.Number(tanh.Estimate)} of the signal, and ten sigmoid "
                + $"layers keep {Spelling.Number(sigmoid.Estimate)}. With Glorot's own variance, which is twice as large, they keep "
                + $"{Spelling.Number(tanhGlorot.Estimate)} and {Spelling.Number(sigmoidGlorot.Estimate)}: this variance suits tanh, but "
                + "not sigmoid.",
            Boundary = "The missing factor of 2 would cost a factor of √2 per layer if φ′ stayed the same. But smaller inputs make φ′ "
                + $"larger. With tanh, it costs a factor of {Spelling.Number(lost)} per layer over ten layers and "
                + $"{Spelling.Number(lostDeep)} over thirty. Thirty tanh layers keep "
                + $"{Spelling.Number(evidence.SignalRatio(Deep(Note, settings)).Estimate)} of the signal with the note's variance and "
                + $"{Spelling.Number(evidence.SignalRatio(Deep(Glorot, settings)).Estimate)} with Glorot's.",
            Figure = Draw(evidence, tanhGlorot, sigmoidGlorot),
        };

        // The additional factor by which a layer shrinks the signal.
        double Lost(ExperimentConfig with, ExperimentConfig without) =>
            evidence.SignalFactor(without).Estimate / evidence.SignalFactor(with).Estimate;
    }

    private static ClaimView Draw(Evidence evidence, Interval tanh, Interval sigmoid)
    {
        var pairs = Activations.SelectMany((a, row) =>
            Laws.Select((law, column) => (row, column, network: Network(a.activation, law.law).AtInitialization(evidence.Settings))))
            .ToArray();
        PairCell[] cells = [.. pairs.Select(pair => new PairCell(pair.row, pair.column, evidence.SignalRatio(pair.network)))];
        return ClaimFigures.Pairs(
            [.. pairs.Select(pair => evidence.Run(pair.network))],
            $"Xavier's weights keep {Spelling.Number(tanh.Estimate)} of tanh's signal and {Spelling.Number(sigmoid.Estimate)} of "
                + $"sigmoid's; {cells.Count(cell => SignalLimits.Stable(cell.Value) == true)} of {cells.Length} pairs are within a "
                + "factor of ten",
            "The signal at the first of ten hidden layers relative to the last, ‖δ₁‖/‖δ₁₀‖, at initialization: geometric mean over "
                + "replicates. Blue means that the signal shrinks, and orange that it grows; the darkest colors mean six decades. The "
                + "variances from left to right are 1/(3 fan_in), 1/(fan_in + fan_out), 2/(fan_in + fan_out), 1/fan_in, 2/fan_in and "
                + "100/fan_in. All layers have the same width.",
            new PairGrid("‖δ₁‖/‖δ₁₀‖", "activation", [.. Activations.Select(a => a.label)],
                "initialization", [.. Laws.Select(law => law.label)], Decades: 6, cells));
    }

    private static ExperimentConfig Deep(InitializationConfig law, ClaimSettings settings) =>
        (Network(new TanhConfig(), law) with { Depth = 30 }).AtInitialization(settings);

    private static NoteNetwork Network(ActivationConfig activation, InitializationConfig law) => new(activation) { Initialization = law };
}
