using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Tests whether the gradient vanishes with sigmoid and tanh, and with no other activation.</summary>
public sealed class OnlySigmoidAndTanh : Claim
{
    private static readonly NoteNetwork ReluDefault = new(new ReluConfig()) { Initialization = new PytorchDefaultConfig() };

    // At this depth, its weight gradients also vanish by AutoTrainer's own two thresholds.
    private static readonly NoteNetwork Deeper = ReluDefault with { Depth = 15 };

    private static readonly NoteNetwork WithAdam = ReluDefault with { Optimizer = new AdamConfig(), LearningRate = 0.001 };
    private const string ReluLabel = "ReLU, PyTorch's default";
    private const double AutoTrainerFirst = 1e-4;

    private static readonly (string label, NoteNetwork network)[] Networks =
    [
        ("sigmoid, Xavier", new(new SigmoidConfig())),
        ("sigmoid, gain 10", new(new SigmoidConfig()) { Initialization = new LecunNormalConfig { Gain = 10 } }),
        ("tanh, Xavier", new(new TanhConfig())),
        ("tanh, PyTorch's default", new(new TanhConfig()) { Initialization = new PytorchDefaultConfig() }),
        ("ReLU, He", new(new ReluConfig()) { Initialization = new HeNormalConfig() }),
        (ReluLabel, ReluDefault),
        ("LeakyReLU, PyTorch's default", new(new LeakyReluConfig()) { Initialization = new PytorchDefaultConfig() }),
    ];

    public override string Id => "only-sigmoid-tanh";

    public override int Order => 20;

    public override string Statement => "The problem occurs only with sigmoid and tanh.";

    public override IReadOnlyList<string> Sentences =>
    [
        "This is a major issue in **deep neural networks** (especially those with sigmoid/tanh activations).",
        "Occurs only in case of **sigmoid & tanh** activation functions.",
        "Activation Functions Matter",
    ];

    public override string Prediction =>
        "At ten hidden layers with common weights, ‖δ₁‖/‖δ₁₀‖ is below 10⁻³ with sigmoid and tanh, and above it with every other "
        + "activation.";

    public override string Rule =>
        $"The geometric mean of ‖δ₁‖/‖δ₁₀‖ at initialization, with its 95% interval, is compared with {SignalLimits.VanishedAndWhy}. One "
        + "network without sigmoid and tanh whose interval is entirely below refutes \"only\". One network with sigmoid or tanh whose "
        + "interval is entirely above shows that the problem need not occur with them. A network of fifteen layers and the weight "
        + "gradients are reported and do not affect the verdict.";

    public override string Amendment =>
        "We added the network of fifteen layers, the weight gradients and the two trained networks after we had seen results; none of "
        + "them affects the verdict. The prediction said \"whatever the initialization\", which the note does not say and the rule never "
        + "required.";

    public override string Source =>
        "Glorot & Bengio 2010; He et al. 2015; Schoenholz et al. 2017: each layer multiplies the squared signal by fan_out · Var(W) · "
        + "E[φ′²], so weights and activation decide together.";

    public override string Reason =>
        "each layer multiplies the signal by Wᵀ and φ′ together, so small weights make it vanish with any activation";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Networks.Select(n => n.network.AtInitialization(settings)), Deeper.AtInitialization(settings), ReluDefault.Trained(settings),
        WithAdam.Trained(settings)];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: in the networks tested, the gradient vanishes only with sigmoid or tanh.",
        Verdict.Conditional => "Other networks vanish too, and sigmoid and tanh do not vanish with some weights.",
        _ => $"Not only sigmoid and tanh: ten layers keep {ruling.Failing?.Number} of the gradient ({ruling.Failing?.Name}).",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var measured = Networks.Select(n =>
            (n.label, others: n.network.Activation is not (SigmoidConfig or TanhConfig),
            ratio: evidence.SignalRatio(n.network.AtInitialization(evidence.Settings)))).ToArray();
        var alive = measured.Where(m => !m.others && Decide.Above(m.ratio, SignalLimits.Vanished) == true).ToArray();
        var (relu, leaky) = (measured[^2].ratio, measured[^1].ratio);
        string Reached(NoteNetwork network) => Spelling.Percent(evidence.Accuracy(network.Trained(evidence.Settings)).Estimate);
        var deeper = Deeper.AtInitialization(evidence.Settings);
        var (weights, first) = Weights(evidence, ReluDefault.AtInitialization(evidence.Settings));
        var (deeperWeights, deeperFirst) = Weights(evidence, deeper);
        var conversely = alive.Length == 0
            ? "no sigmoid or tanh network tested is certain to keep more than a thousandth"
            : $"the signal does not vanish with {Spelling.List(alive.Select(m => $"{m.label} ({Spelling.Number(m.ratio.Estimate)})"))}";
        return new Judgement
        {
            Ruling = Rulings.Plainly([.. measured.Where(m => m.others).Reverse().OrderBy(m => m.label == ReluLabel
                ? 0 : 1).Select(m => SignalLimits.Kept(m.label, m.ratio))]),
            Shows = $"Ten ReLU layers with PyTorch's default weights keep {Spelling.Number(relu.Estimate)} of the signal. Trained with "
                + $"plain SGD, they reach an accuracy of {Reached(ReluDefault)}{Guess(evidence)}. With Adam, the same network reaches "
                + $"{Reached(WithAdam)}.",
            Details = $"With PyTorch's default weights, ReLU keeps {Spelling.Number(relu.Estimate)} of the signal at ten layers and "
                + $"{Spelling.Number(evidence.SignalRatio(deeper).Estimate)} at fifteen, and LeakyReLU keeps "
                + $"{Spelling.Number(leaky.Estimate)} at ten. Conversely, {conversely}.",
            Boundary = "The usual combinations agree with the note: the gradient vanishes with sigmoid and Xavier's weights, and it "
                + "does not vanish with ReLU and He's weights. Only the word \"only\" is wrong. At initialization, the ratio of the "
                + "weight gradients, ‖∂L/∂W₁‖/‖∂L/∂W_depth‖, of the ReLU network with PyTorch's default weights is "
                + $"{Spelling.Number(weights.Estimate)} at ten layers and {Spelling.Number(deeperWeights.Estimate)} at fifteen. The norm "
                + $"of the first weight gradient is {Spelling.Number(first.Estimate)} and {Spelling.Number(deeperFirst.Estimate)}. By "
                + $"AutoTrainer's two thresholds, 10⁻³ and 10⁻⁴, the weight gradient {Flagged(weights, first)} at ten layers and "
                + $"{Flagged(deeperWeights, deeperFirst)} at fifteen.",
            Figure = ClaimFigures.Profiles(
                evidence,
                Networks[..^1].Append(("ReLU, PyTorch's default, 15 layers", Deeper))
                    .Select(n => (n.Item1, n.Item2.AtInitialization(evidence.Settings))),
                $"The signal also vanishes without sigmoid or tanh: {Spelling.Number(relu.Estimate)} with ReLU and PyTorch's default "
                    + "weights",
                $"{ClaimFigures.AtInitialization} Networks have ten hidden layers, and one has fifteen. With PyTorch's default weights, "
                    + "ReLU's weight gradients fall with the signal and level off in the first layers, where the signal continues to "
                    + "fall.") with
            { ThumbnailLines = ["sigmoid, Xavier", "tanh, Xavier", "ReLU, He", ReluLabel] },
        };
    }

    private static string Guess(Evidence evidence) =>
        evidence.Run(ReluDefault.Trained(evidence.Settings)).Trivial.Accuracy is double trivial
            ? $", where a constant answer gets {Spelling.Percent(trivial)}" : "";

    private static string Flagged(Interval ratio, Interval first) =>
        Decide.All(Decide.Below(ratio, SignalLimits.Vanished), Decide.Below(first, AutoTrainerFirst)) == true
            ? "vanishes" : "does not vanish";

    /// <summary>‖∂L/∂W₁‖/‖∂L/∂W_depth‖ between hidden layers, and ‖∂L/∂W₁‖.</summary>
    private static (Interval Ratio, Interval First) Weights(Evidence evidence, ExperimentConfig network)
    {
        var run = evidence.Run(network);
        return (
            GeometricMean.Of(run.Ratios(run.Steps[0], run.HiddenLayers[0], run.HiddenLayers[^1], Quantity.WeightGradientNorm)),
            GeometricMean.Of(run.Values(run.Steps[0], run.HiddenLayers[0], Quantity.WeightGradientNorm)));
    }
}
