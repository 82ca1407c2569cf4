using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Tests whether shortcuts, x + f(W x), let the gradient flow to the early layers at any depth.</summary>
public sealed class FixResidual : Claim
{
    private const int Deepest = 100;
    private const string Signal = "‖δ₁‖/‖δ_L‖ at initialization";

    // For x + relu(W x) with He's weights, where q is the second moment of x and m is its mean: z ~ N(0, 2q), so q′ = 2q + 2m√(q/π) and
    // m′ = m + √(q/π). With a = 1/√π, the quotient r = m/√q converges to the positive root of 2ar³ + r² − 2ar − a² = 0, which is 0.801,
    // and each layer multiplies q by 2 + 2ar. The network is homogeneous, x_L = J x_1, and ∂L/∂x_1 = Jᵀ ∂L/∂x_L, so the gradient along x
    // grows by the same factor.
    private static readonly double Growth = Math.Sqrt(2 + (2 * 0.8009 / Math.Sqrt(Math.PI)));

    private static readonly int[] Depths = [10, 30, Deepest];

    private static readonly (string label, NoteNetwork network)[] Networks =
    [
        ("sigmoid", new(new SigmoidConfig()) { Residual = Residual.Identity }),
        ("tanh", new(new TanhConfig()) { Residual = Residual.Identity }),
        ("ReLU, He", new(new ReluConfig()) { Residual = Residual.Identity, Initialization = new HeNormalConfig() }),
    ];

    private static readonly NoteNetwork PlainSigmoid = new(new SigmoidConfig());

    public override string Id => "fix-residual";

    public override int Order => 140;

    public override string Statement =>
        "Shortcuts, x + f(W x), solve the vanishing gradient problem: the gradient flows directly to earlier layers.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Use Residual Connections (Skip Connections)",
        "**ResNet (Residual Networks)** solve vanishing gradients by adding **shortcuts**:",
        "$$x_{l+1} = f(W_l x_l) + x_l$$",
        "This helps gradients **flow directly** to earlier layers.",
    ];

    public override string Prediction =>
        "With shortcuts, ‖δ₁‖/‖δ_L‖ stays above 10⁻³ at 10, 30 and 100 layers, with sigmoid, tanh and ReLU. A ten-layer sigmoid network "
        + "learns better with shortcuts.";

    public override string Rule =>
        $"At initialization: the geometric mean of ‖δ₁‖/‖δ_L‖, with its 95% interval, is compared with {SignalLimits.VanishedAndWhy} in "
        + "nine networks. After training: the difference in accuracy between a ten-layer sigmoid network with and without shortcuts, "
        + "paired by seed, is compared with 0. Supported if all ratios are above 10⁻³ and the accuracy improves. Refuted if a ratio is "
        + "below 10⁻³ or the accuracy does not improve. Growth beyond 10³ is reported and does not affect the verdict.";

    public override string Amendment =>
        "In the first version, a ratio above 10³ made the verdict conditional. The note says that shortcuts solve the vanishing gradient "
        + "problem, not that nothing grows with them. Growth is now reported and does not affect the verdict.";

    public override string Source =>
        "He et al. 2016, identity mappings: the derivative of x + f(W x) is 1 plus another term. Zhang et al. 2019 (Fixup): without "
        + "normalization, the residual stream grows exponentially with depth.";

    public override string Reason =>
        "the derivative of x + f(W x) is 1 plus another term, so the gradient passes through undiminished, and it grows where the other "
        + "terms add up";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Networks.SelectMany(n => Depths.Select(depth => At(n.network, depth, settings))), Networks[0].network.Trained(settings),
            PlainSigmoid.Trained(settings), PlainSigmoid.AtInitialization(settings)];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => $"Keep it, but the gradient can grow: {ruling.Reported?.Number} times ({ruling.Reported?.Name}).",
        Verdict.Conditional => "Shortcuts keep the gradient only in some networks.",
        _ => $"Shortcuts do not always solve it ({ruling.Failing?.Name}: {ruling.Failing?.Number}, not {ruling.Failing?.Expected.Words}).",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var settings = evidence.Settings;
        var ratios = Networks.SelectMany(n =>
            Depths.Select(depth => (n.label, depth, ratio: evidence.SignalRatio(At(n.network, depth, settings))))).ToArray();
        var gain = evidence.Gain(Networks[0].network.Trained(settings), PlainSigmoid.Trained(settings));
        var exploded = ratios.Where(r => Decide.Above(r.ratio, SignalLimits.Exploded) == true).ToArray();
        var deepest = ratios.Where(r => r.depth == Deepest).ToArray();
        var (least, most) = (ratios.MinBy(r => r.ratio.Estimate), ratios.MaxBy(r => r.ratio.Estimate));
        var relu = At(Networks[^1].network, Deepest, settings);
        var all = least.ratio.Estimate > SignalLimits.Vanished ? ", so the gradient vanishes in none of them" : "";
        return new Judgement
        {
            Ruling = Rulings.Plainly(
                [
                    .. ratios.OrderBy(r => r.ratio.Estimate)
                        .Select(r => SignalLimits.Kept($"{r.label}, {r.depth} layers", r.ratio, Signal)),
                    new Case("sigmoid, gain", "difference in validation accuracy, ten layers", gain, Bound.Above(0), NumberForm.Points),
                ]) with
            {
                Reported = new Case($"{most.label}, {most.depth} layers", Signal, most.ratio,
                Bound.Below(SignalLimits.Exploded, "10³"))
            },
            Shows = $"In nine networks with shortcuts and up to {Deepest} layers, the first layer receives at least "
                + $"{Spelling.Number(least.ratio.Estimate)} times the signal of the last. With shortcuts, ten sigmoid layers gain "
                + $"{Spelling.Points(gain.Estimate)} of accuracy. The largest growth is "
                + $"{Spelling.Number(most.ratio.Estimate)} times ({most.label}).",
            Details = $"In nine networks with shortcuts and up to {Deepest} layers, the smallest ratio ‖δ₁‖/‖δ_L‖ is "
                + $"{Spelling.Number(least.ratio.Estimate)}{all}. With shortcuts, ten sigmoid layers gain {Spelling.Points(gain)} of "
                + "accuracy.",
            Boundary = $"Instead, the gradient can grow. At {Deepest} layers, the signal at the first layer is "
                + $"{Spelling.List(deepest.Select(r => $"{Spelling.Number(r.ratio.Estimate)} ({r.label})"))} times that at the last. "
                + $"Of the nine networks, {exploded.Length} exceed 10³, our threshold for exploding. With ReLU and He's "
                + $"weights, each layer multiplies the activations by {Spelling.Number(Forward(evidence.Run(relu)).Estimate)} and the "
                + $"gradient by {Spelling.Number(evidence.SignalFactor(relu).Estimate)}; in theory, both factors approach "
                + $"{Spelling.Number(Growth)}. Sigmoid and tanh add a bounded number in every layer, so their activations grow with "
                + "depth, but not exponentially.",
            Figure = ClaimFigures.Profiles(
                evidence,
                [.. Networks.Select(n => ($"{n.label}, {Deepest} layers", At(n.network, Deepest, settings))),
                    ("sigmoid without shortcuts, 10 layers", PlainSigmoid.AtInitialization(settings))],
                $"With shortcuts, the signal survives {Deepest} layers and grows up to {Spelling.Number(most.ratio.Estimate)} times",
                $"{ClaimFigures.AtInitialization} The hidden layers compute x + f(W x)."),
        };
    }

    /// <summary>
    /// The factor by which a layer multiplies the root mean square of f(W x), in the second half of the network, where the influence of
    /// the first layers has faded.
    /// </summary>
    private static Interval Forward(MeasuredRun run)
    {
        var (from, to) = (run.HiddenLayers[run.HiddenLayers.Count / 2], run.HiddenLayers[^1]);
        return GeometricMean.Of(Sizes(to).Zip(Sizes(from), (late, early) => Math.Pow(late / early, 1.0 / (to - from))));

        IEnumerable<double> Sizes(int layer) =>
            run.Values(run.Steps[0], layer, Quantity.ActivationMean).Zip(run.Values(run.Steps[0], layer, Quantity.ActivationStd),
                (mean, std) => Math.Sqrt((mean * mean) + (std * std)));
    }

    private static ExperimentConfig At(NoteNetwork network, int depth, ClaimSettings settings) =>
        (network with { Depth = depth }).AtInitialization(settings);
}
