using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Do shortcuts, x + f(W x), let the gradient flow to the early layers, however deep the network?</summary>
public sealed class FixResidual : Claim
{
    private const int Deepest = 100;
    private const string Signal = "‖δ₁‖/‖δ_L‖ at initialization";

    // For x + relu(W x) with He's weights: z ~ N(0, 2q), so q′ = 2q + 2m√(q/π) and m′ = m + √(q/π), q the second moment of x and m its
    // mean. With
    // a = 1/√π the quotient r = m/√q settles at the positive root of 2ar³ + r² − 2ar − a² = 0, which is 0.801, and q grows by 2 + 2ar a
    // layer.
    // The network is homogeneous, x_L = J x_1, and ∂L/∂x_1 = Jᵀ ∂L/∂x_L: the gradient along x grows by the same factor.
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

    public override string Statement => "Shortcuts, x + f(W x), solve the vanishing gradient: it flows directly to the earlier layers.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Use Residual Connections (Skip Connections)",
        "**ResNet (Residual Networks)** solve vanishing gradients by adding **shortcuts**:",
        "$$x_{l+1} = f(W_l x_l) + x_l$$",
        "This helps gradients **flow directly** to earlier layers.",
    ];

    public override string Prediction =>
        "With shortcuts ‖δ₁‖/‖δ_L‖ stays above 10⁻³ at 10, 30 and 100 layers, with sigmoid, tanh and ReLU, and a ten-layer sigmoid "
            + "network learns better with them.";

    public override string Rule =>
        "At initialization, the geometric mean of ‖δ₁‖/‖δ_L‖ with its 95% interval, against 10⁻³ (a thousandth, our choice; AutoTrainer "
        + "has the same number for weight gradients), for nine networks; and the paired difference in accuracy of a ten-layer sigmoid "
        + "network against 0. "
        + "Supported if all ratios are above and accuracy gains, refuted if one is below or accuracy gains nothing. Growth beyond 10³ has "
        + "no vote.";

    public override string Amendment =>
        "At first, a ratio above 10³ made the verdict conditional. The note says that shortcuts solve the vanishing gradient, not that "
            + "nothing grows with them. Growth is now reported and does not decide.";

    public override string Source => "He et al. 2016, identity mappings: the derivative of x + f(W x) is 1 + something. Zhang et al. 2019 "
        + "(Fixup): without normalization the residual stream grows exponentially with depth.";

    public override string Reason => "the derivative of x + f(W x) is 1 plus something, so the gradient is passed on undiminished, and "
        + "grows where the something adds up";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Networks.SelectMany(n => Depths.Select(depth => At(n.network, depth, settings))), Networks[0].network.Trained(settings),
            PlainSigmoid.Trained(settings), PlainSigmoid.AtInitialization(settings)];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => $"Keep it, and add that the gradient can grow: {ruling.Told?.Number} times with {ruling.Told?.Name}.",
        Verdict.Conditional => "Shortcuts keep the gradient in some networks only.",
        _ => $"Shortcuts do not always solve it: {ruling.Failing?.Name}: {ruling.Failing?.Number}, not {ruling.Failing?.Expected.Words}.",
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
        return new Judgement
        {
            Ruling = Rulings.Plainly(
                [
                    .. ratios.OrderBy(r => r.ratio.Estimate)
                        .Select(r => SignalLimits.Kept($"{r.label}, shortcuts, {r.depth} layers", r.ratio, Signal)),
                    new Case("sigmoid, gain", "difference in validation accuracy, ten layers", gain, Bound.Above(0), NumberForm.Points),
                ]) with
            { Told = new Case($"{most.label}, shortcuts, {most.depth} layers", Signal, most.ratio,
                Bound.Below(SignalLimits.Exploded, "10³")) },
            Shows = $"In nine networks with shortcuts, of up to {Deepest} layers, at least {Spelling.Number(least.ratio.Estimate)} times "
                + "the signal arrives at the first layer. Ten sigmoid layers end "
                + $"{new Case("", "", gain, Bound.Above(0), NumberForm.Points).Number} more accurate than without. The largest growth is "
                + $"{Spelling.Number(most.ratio.Estimate)} times ({most.label}).",
            Details = $"Of nine networks with shortcuts, of up to {Deepest} layers, the smallest ratio ‖δ₁‖/‖δ_L‖ is {Spelling.Number(least.ratio.Estimate)}{(least.ratio.Estimate > SignalLimits.Vanished ? ": the gradient vanishes in none of them" : "")}, and ten sigmoid layers end {Spelling.Points(gain)} more accurate than without.",
            Boundary = $"What happens instead is growth: at {Deepest} layers the gradient of the first is "
                + $"{Spelling.List(deepest.Select(r => $"{Spelling.Number(r.ratio.Estimate)} ({r.label})"))} times that of the last, and "
                + $"{exploded.Length} of the nine networks are above 10³, which we call exploding. "
                + "With ReLU and He's weights a layer multiplies the activations by "
                + $"{Spelling.Number(Forward(evidence.Run(relu)).Estimate)} and the gradient by "
                + $"{Spelling.Number(evidence.SignalFactor(relu).Estimate)}, in theory both by {Spelling.Number(Growth)} in the end. "
                + "Sigmoid and tanh add a bounded number in every layer, so that their activations grow with the depth but not "
                + "exponentially.",
            Figure = ClaimFigures.Profiles(
                evidence,
                [.. Networks.Select(n => ($"{n.label}, {Deepest} layers", At(n.network, Deepest, settings))),
                    ("sigmoid without shortcuts, 10 layers", PlainSigmoid.AtInitialization(settings))],
                $"With shortcuts the signal survives {Deepest} layers, and grows up to {Spelling.Number(most.ratio.Estimate)} times",
                "Gradients at initialization, x + f(W x); lines are medians over replicates, bands the interquartile range. Read from "
                    + "right to left, as backpropagation goes."),
        };
    }

    /// <summary>
    /// What a layer multiplies the root mean square of f(W x) by, in the second half of the network, where the first layers' shape is
    /// forgotten.
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
