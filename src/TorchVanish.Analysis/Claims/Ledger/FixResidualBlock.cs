using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>
/// Tests whether the note's Keras block (Dense, BatchNormalization, activation, Add) keeps the gradient up to a hundred layers.
/// </summary>
public sealed class FixResidualBlock : Claim
{
    private const int Deepest = 100;
    private const string Signal = "‖δ₁‖/‖δ_L‖ at initialization";

    private static readonly int[] Depths = [10, 30, Deepest];

    private static readonly NoteNetwork Relu = new(new ReluConfig()) { Residual = Residual.Block };

    // Training uses ten sigmoid layers, because a plain network of these does not learn at all.
    private static readonly NoteNetwork Block = Relu with { Activation = new SigmoidConfig() };
    private static readonly NoteNetwork Plain = Block with { Residual = Residual.None };

    private static readonly (string label, NoteNetwork network)[] Networks =
    [
        ("ReLU", Relu),
        ("tanh", Relu with { Activation = new TanhConfig() }),
        ("sigmoid", Block),
    ];

    // Each of the two parts of the block on its own.
    private static readonly NoteNetwork OnlyNormalized =
        Relu with { Residual = Residual.None, Normalization = new BatchNormConfig(), Depth = Deepest };
    private static readonly NoteNetwork OnlyShortcut = Relu with { Residual = Residual.Identity, Depth = Deepest };

    public override string Id => "fix-residual-block";

    public override int Order => 150;

    public override string Statement =>
        "The residual block Dense, BatchNormalization, ReLU, Add is a building block for deep networks without a vanishing gradient.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Use Residual Connections (Skip Connections)",
        "It's a building block",
        """
        # Residual block in Keras
        x = Dense(128)(inputs)
        x = BatchNormalization()(x)
        x = Activation('relu')(x)
        outputs = Add()([x, inputs]) # Skip connection
        """,
    ];

    public override string Prediction =>
        "Networks of 10, 30 and 100 such blocks keep ‖δ₁‖/‖δ_L‖ above 10⁻³, with ReLU, tanh and sigmoid. Ten blocks with sigmoid learn "
        + "better than ten plain sigmoid layers, whose gradient vanishes.";

    public override string Rule =>
        $"At initialization: the geometric mean of ‖δ₁‖/‖δ_L‖, with its 95% interval, is compared with {SignalLimits.VanishedAndWhy} in "
        + "nine networks. After training: the difference in validation accuracy between ten blocks with sigmoid and ten plain sigmoid "
        + "layers, paired by seed, is compared with 0. Supported if all ratios are above 10⁻³ and the accuracy improves. Refuted if a "
        + "ratio is below 10⁻³ or the accuracy does not improve. Growth beyond 10³ is reported and does not affect the verdict.";

    public override string Amendment =>
        "In the first version, a ratio above 10³ would have made the verdict conditional. The note says that the block solves the "
        + "vanishing gradient problem, not that nothing grows with it. Growth is now reported and does not affect the verdict.";

    public override string Source =>
        "He et al. 2015 (ResNet). De & Smith 2020: with batch normalization in the branch, block l adds a share of about 1/l, so "
        + "gradients grow as a power of the depth.";

    public override string Reason =>
        "normalization keeps every branch at the same size while the shortcut carries the sum, so a late block changes little";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
    [
        .. Networks.SelectMany(n => Depths.Select(depth => At(n.network, depth, settings))),
        OnlyNormalized.AtInitialization(settings),
        OnlyShortcut.AtInitialization(settings),
        Block.Trained(settings),
        Plain.Trained(settings),
    ];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => $"Keep it, but use both parts: without the shortcut, the gradient grows {ruling.Reported?.Number} times.",
        Verdict.Conditional => "The block keeps the gradient only in some networks.",
        _ => $"The block does not always solve it ({ruling.Failing?.Name}: {ruling.Failing?.Number}, not "
            + $"{ruling.Failing?.Expected.Words}).",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var settings = evidence.Settings;
        var ratios = Networks.SelectMany(n =>
            Depths.Select(depth => (n.label, depth, ratio: evidence.SignalRatio(At(n.network, depth, settings))))).ToArray();
        var (block, plain) = (Block.Trained(settings), Plain.Trained(settings));
        var gain = evidence.Gain(block, plain);
        var exploded = ratios.Count(r => Decide.Above(r.ratio, SignalLimits.Exploded) == true);
        var deepest = evidence.SignalRatio(At(Relu, Deepest, settings));
        var (normalized, shortcut) = (evidence.SignalRatio(OnlyNormalized.AtInitialization(settings)),
            evidence.SignalRatio(OnlyShortcut.AtInitialization(settings)));
        return new Judgement
        {
            Ruling = Rulings.Plainly(
                [
                    .. ratios.OrderBy(r => r.ratio.Estimate)
                        .Select(r => SignalLimits.Kept($"{r.label}, {r.depth} blocks", r.ratio, Signal)),
                    new Case("sigmoid, blocks minus plain",
                        "difference in validation accuracy, ten layers", gain, Bound.Above(0), NumberForm.Points),
                ]) with
            { Reported = new Case($"{Deepest} layers, no shortcut", Signal, normalized, Bound.Below(SignalLimits.Exploded, "10³")) },
            Shows = $"Over {Deepest} ReLU blocks, the signal changes by a factor of {Spelling.Number(deepest.Estimate)}. The factor is "
                + $"{Spelling.Number(normalized.Estimate)} with batch normalization alone and {Spelling.Number(shortcut.Estimate)} with "
                + "the shortcut alone (Xavier's weights). Ten sigmoid blocks reach an accuracy of "
                + $"{Spelling.Percent(evidence.Accuracy(block).Estimate)}, and ten plain sigmoid layers reach "
                + $"{Spelling.Percent(evidence.Accuracy(plain).Estimate)}.",
            Details = $"Over {Deepest} ReLU blocks, the signal changes by a factor of {Spelling.Number(deepest.Estimate)}. For all "
                + $"activations and depths, the factor is between {Spelling.Number(ratios.Min(r => r.ratio.Estimate))} and "
                + $"{Spelling.Number(ratios.Max(r => r.ratio.Estimate))}. Ten sigmoid blocks reach an accuracy of "
                + $"{Spelling.Percent(evidence.Accuracy(block).Estimate)}, and ten plain sigmoid layers reach "
                + $"{Spelling.Percent(evidence.Accuracy(plain).Estimate)}, a difference of {Spelling.Points(gain)}.",
            Boundary = $"{Growth(exploded)} Both parts are needed. In {Deepest} ReLU layers, the ratio is "
                + $"{Spelling.Number(normalized.Estimate)} with batch normalization but no shortcut, and "
                + $"{Spelling.Number(shortcut.Estimate)} with the shortcut but no batch normalization (Xavier's weights).",
            Figure = ClaimFigures.Profiles(
                evidence,
                [
                    .. Networks.Select(n => ($"block, {n.label}", At(n.network, Deepest, settings))),
                    ("ReLU, batch norm only", OnlyNormalized.AtInitialization(settings)),
                    ("ReLU, Xavier, shortcut only", OnlyShortcut.AtInitialization(settings)),
                ],
                $"Over {Deepest} residual blocks with ReLU, the signal changes by a factor of {Spelling.Number(deepest.Estimate)}",
                $"{ClaimFigures.AtInitialization} All networks have {Deepest} layers."),
        };
    }

    private static string Growth(int exploded) => exploded == 0
        ? "The gradient does not grow beyond 10³ in any of the nine networks."
        : $"In {exploded} of the nine networks, the gradient grows beyond 10³, our threshold for exploding.";

    private static ExperimentConfig At(NoteNetwork network, int depth, ClaimSettings settings) =>
        (network with { Depth = depth }).AtInitialization(settings);
}
