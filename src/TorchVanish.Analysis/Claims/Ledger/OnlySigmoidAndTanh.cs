using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Does the gradient vanish with sigmoid and tanh, and with nothing else?</summary>
public sealed class OnlySigmoidAndTanh : Claim
{
    private static readonly NoteNetwork ReluDefault = new(new ReluConfig()) { Initialization = new PytorchDefaultConfig() };

    // Where its weight gradients vanish too, by AutoTrainer's own two thresholds.
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

    public override string Prediction => "At ten hidden layers ‖δ₁‖/‖δ₁₀‖ is below 10⁻³ with sigmoid and tanh, and above it with every "
        + "other activation, with the usual weights.";

    public override string Rule =>
        "The geometric mean of ‖δ₁‖/‖δ₁₀‖ at initialization with its 95% interval against 10⁻³, " + SignalLimits.WhyVanished
        + ". One network without sigmoid and tanh that is wholly "
        + "below refutes \"only\"; one with sigmoid or tanh that is wholly above shows that it need not occur with them. Without a vote: "
        + "fifteen layers, and weight gradients.";

    public override string Amendment =>
        "The network of fifteen layers, the weight gradients and the two trainings were added after results had been seen; none of them "
            + "has a vote. The prediction said \"whatever the initialization\", which the note does not say and the rule never asked.";

    public override string Source => "Glorot & Bengio 2010; He et al. 2015; Schoenholz et al. 2017: the factor a layer is fan_out · "
        + "Var(W) · E[φ′²], so weights and activation decide together.";

    public override string Reason =>
        "a layer multiplies the signal by Wᵀ and φ′ together, so small weights let it vanish with any activation";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Networks.Select(n => n.network.AtInitialization(settings)), Deeper.AtInitialization(settings), ReluDefault.Trained(settings),
        WithAdam.Trained(settings)];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: of the networks tested, only those with sigmoid or tanh let the gradient vanish.",
        Verdict.Conditional => "Other networks vanish too, and with some weights sigmoid and tanh do not.",
        _ => $"Not only with these: ten layers keep {ruling.Failing?.Number} of the gradient with {ruling.Failing?.Name}.",
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
        return new Judgement
        {
            Ruling = Rulings.Plainly([.. measured.Where(m => m.others).Reverse().OrderBy(m => m.label == ReluLabel
                ? 0 : 1).Select(m => SignalLimits.Kept(m.label, m.ratio))]),
            Shows = $"Ten ReLU layers with PyTorch's default weights keep {Spelling.Number(relu.Estimate)} of the signal. Trained with "
                + $"plain SGD they end at {Reached(ReluDefault)} accuracy{Guess(evidence)}; with Adam the same network reaches "
                + $"{Reached(WithAdam)}.",
            Details = $"Without sigmoid or tanh, ReLU with PyTorch's default weights keeps {Spelling.Number(relu.Estimate)} of the signal "
                + $"at ten layers and {Spelling.Number(evidence.SignalRatio(deeper).Estimate)} at fifteen, LeakyReLU "
                + $"{Spelling.Number(leaky.Estimate)} at ten. "
                + $"The other way round, the signal does not vanish with {Spelling.List(alive.Select(m => $"{m.label} ({Spelling.Number(m.ratio.Estimate)})").DefaultIfEmpty("any sigmoid or tanh network that was tried"))}.",
            Boundary = "The usual pairings bear the note out in spirit: sigmoid with Xavier's weights vanishes, ReLU with He's does not. "
                + "The word \"only\" is what is wrong. "
                + "Of the weight gradient at initialization, ‖∂L/∂W₁‖/‖∂L/∂W_depth‖, the ReLU network keeps "
                + $"{Spelling.Number(weights.Estimate)} at ten layers and {Spelling.Number(deeperWeights.Estimate)} at fifteen, where the "
                + $"first is {Spelling.Number(first.Estimate)} and {Spelling.Number(deeperFirst.Estimate)} long: "
                + $"by AutoTrainer's two thresholds, 10⁻³ and 10⁻⁴, it {Flagged(weights, first)} at ten layers and "
                + $"{Flagged(deeperWeights, deeperFirst)} at fifteen.",
            Figure = ClaimFigures.Profiles(
                evidence,
                Networks[..^1].Append(("ReLU, PyTorch's default, 15 layers", Deeper))
                    .Select(n => (n.Item1, n.Item2.AtInitialization(evidence.Settings))),
                $"Without sigmoid or tanh the signal vanishes too: {Spelling.Number(relu.Estimate)} left with ReLU and PyTorch's default "
                    + "weights",
                "Gradients at initialization, ten hidden layers, and fifteen in one network; lines are medians over replicates, bands the "
                    + "interquartile range. With PyTorch's default weights ReLU's weight gradients fall as its signal does, and level off "
                    + "in the first layers, where the signal goes on falling.") with
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
