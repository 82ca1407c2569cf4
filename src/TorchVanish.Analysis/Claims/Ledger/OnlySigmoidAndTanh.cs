using TorchVanish.Analysis.Words;
using TorchVanish.Records.Configuration;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Does the gradient vanish with sigmoid and tanh, and with nothing else?</summary>
public sealed class OnlySigmoidAndTanh : Claim
{
    // Three decades from the last hidden layer to the first: AutoTrainer's threshold for a vanishing gradient (ICSE 2021).
    private const double Vanished = 1e-3;

    private static readonly (string label, NoteNetwork network)[] Networks =
    [
        ("sigmoid, Xavier", new(new SigmoidConfig())),
        ("sigmoid, gain 10", new(new SigmoidConfig()) { Initialization = new LecunNormalConfig { Gain = 10 } }),
        ("tanh, Xavier", new(new TanhConfig())),
        ("tanh, PyTorch's default", new(new TanhConfig()) { Initialization = new PytorchDefaultConfig() }),
        ("ReLU, He", new(new ReluConfig()) { Initialization = new HeNormalConfig() }),
        ("ReLU, PyTorch's default", new(new ReluConfig()) { Initialization = new PytorchDefaultConfig() }),
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

    public override string Prediction => "At ten hidden layers ‖δ₁‖/‖δ₁₀‖ is below 10⁻³ with sigmoid and tanh, and above it with every other activation, whatever the initialization.";

    public override string Rule =>
        "The geometric mean of ‖δ₁‖/‖δ₁₀‖ at initialization with its 95% interval against 10⁻³ (AutoTrainer's threshold). One network without sigmoid and tanh that is wholly "
        + "below refutes \"only\"; one with sigmoid or tanh that is wholly above shows that it need not occur with them.";

    public override string Source => "Glorot & Bengio 2010; He et al. 2015; Schoenholz et al. 2017: the factor a layer is fan_out · Var(W) · E[φ′²], so weights and activation decide together.";

    public override string Correction =>
        "Whether the gradient vanishes is decided by the activation and the weights together. Sigmoid with the usual weights is the worst case; ReLU vanishes too when its weights are "
        + "smaller than He's, and tanh with Xavier's weights or sigmoid with large ones does not vanish at ten layers.";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) => [.. Networks.Select(n => n.network.AtInitialization(settings))];

    public override Judgement Judge(Evidence evidence)
    {
        var measured = Networks.Select(n => (n.label, others: n.network.Activation is not (SigmoidConfig or TanhConfig), ratio: evidence.SignalRatio(n.network.AtInitialization(evidence.Settings)))).ToArray();
        var counter = measured.Where(m => m.others).Select(m => Decide.Below(m.ratio, Vanished)).ToArray();
        var alive = measured.Where(m => !m.others && Decide.Above(m.ratio, Vanished) == true).ToArray();
        var worst = measured.Where(m => m.others).MinBy(m => m.ratio.Estimate);
        return new Judgement
        {
            Ruling = Decide.Plainly(!Decide.Any(counter)),
            Measured = worst.ratio,
            Quantity = $"‖δ₁‖/‖δ₁₀‖ with {worst.label}",
            Expected = "above 10⁻³ for every activation but sigmoid and tanh",
            Shows = $"A network with {worst.label} keeps {Spelling.Number(worst.ratio.Estimate)} of the signal at ten layers, with no sigmoid and no tanh in it. "
                + $"The other way round, the signal does not vanish with {Spelling.List(alive.Select(m => $"{m.label} ({Spelling.Number(m.ratio.Estimate)})").DefaultIfEmpty("any sigmoid or tanh network that was tried"))}.",
            Boundary = "The usual pairings bear the note out in spirit: sigmoid with Xavier's weights vanishes, ReLU with He's does not. The word \"only\" is what is wrong.",
            Figure = ClaimFigures.Profiles(
                evidence,
                Networks.Select(n => (n.label, n.network.AtInitialization(evidence.Settings))),
                $"ReLU networks vanish as well: {worst.label} keeps {Spelling.Number(worst.ratio.Estimate)}",
                "Gradients at initialization, ten hidden layers; lines are medians over replicates, bands the interquartile range. ReLU's weight gradients look flat while its signal vanishes: the network is homogeneous, so all its weight gradients shrink alike."),
        };
    }
}
