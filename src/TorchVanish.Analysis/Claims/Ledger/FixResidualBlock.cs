using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Does the note's Keras block, Dense, BatchNormalization, activation, Add, keep the gradient to a hundred layers?</summary>
public sealed class FixResidualBlock : Claim
{
    private const int Deepest = 100;
    private const string Signal = "‖δ₁‖/‖δ_L‖ at initialization";

    private static readonly int[] Depths = [10, 30, Deepest];

    private static readonly NoteNetwork Relu = new(new ReluConfig()) { Residual = Residual.Block };

    // Trained with sigmoid at ten layers, where the plain network does not learn at all: that is what there is to be solved.
    private static readonly NoteNetwork Block = Relu with { Activation = new SigmoidConfig() };
    private static readonly NoteNetwork Plain = Block with { Residual = Residual.None };

    private static readonly (string label, NoteNetwork network)[] Networks =
    [
        ("ReLU", Relu),
        ("tanh", Relu with { Activation = new TanhConfig() }),
        ("sigmoid", Block),
    ];

    // Neither of the block's two parts alone does it.
    private static readonly NoteNetwork OnlyNormalized =
        Relu with { Residual = Residual.None, Normalization = new BatchNormConfig(), Depth = Deepest };
    private static readonly NoteNetwork OnlyShortcut = Relu with { Residual = Residual.Identity, Depth = Deepest };

    public override string Id => "fix-residual-block";

    public override int Order => 150;

    public override string Statement =>
        "The residual block Dense, BatchNormalization, ReLU, Add is a building block with which deep networks have no vanishing gradient.";

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
        "Networks of 10, 30 and 100 such blocks keep ‖δ₁‖/‖δ_L‖ above 10⁻³, with ReLU, tanh and sigmoid; and ten blocks with sigmoid "
            + "learn better than ten plain sigmoid layers, whose gradient vanishes.";

    public override string Rule =>
        "At initialization, the geometric mean of ‖δ₁‖/‖δ_L‖ with its 95% interval, against 10⁻³ (a thousandth, our choice; AutoTrainer "
        + "has the same number for weight gradients), for nine networks; after training, the difference in validation accuracy between "
        + "ten blocks with sigmoid and ten plain sigmoid layers, paired by seed, against 0. "
        + "Supported if all ratios are above and accuracy gains, refuted if one is below or accuracy gains nothing. Growth beyond 10³ has "
        + "no vote.";

    public override string Amendment =>
        "At first, a ratio above 10³ would have made the verdict conditional. The note says that the block solves the vanishing gradient, "
            + "not that nothing grows with it. Growth is now reported and does not decide.";

    public override string Source => "He et al. 2015 (ResNet); De & Smith 2020: with batch normalization in the branch, block l adds a "
        + "share of about 1/l, so that gradients grow like a power of the depth.";

    public override string Reason =>
        "normalization keeps each branch the same size while the shortcut carries the sum, so a late block changes little";

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
        Verdict.Supported => $"Keep it, both parts together: without the shortcut the gradient grows {ruling.Told?.Number} times.",
        Verdict.Conditional => "The block keeps the gradient in some networks only.",
        _ => $"The block does not always solve it: {ruling.Failing?.Name}: {ruling.Failing?.Number}, not {ruling.Failing?.Expected.Words}.",
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
            { Told = new Case($"{Deepest} layers, no shortcut", Signal, normalized, Bound.Below(SignalLimits.Exploded, "10³")) },
            Shows = $"Over {Deepest} blocks with ReLU the signal changes by a factor of {Spelling.Number(deepest.Estimate)}; with batch "
                + $"normalization alone it changes by {Spelling.Number(normalized.Estimate)}, with the shortcut alone, and Xavier's "
                + $"weights, by {Spelling.Number(shortcut.Estimate)}. Ten sigmoid blocks reach "
                + $"{Spelling.Percent(evidence.Accuracy(block).Estimate)}, ten plain sigmoid layers "
                + $"{Spelling.Percent(evidence.Accuracy(plain).Estimate)}.",
            Details = $"Over {Deepest} blocks with ReLU the signal changes by a factor of {Spelling.Number(deepest.Estimate)}; over all "
                + $"activations and depths it lies between {Spelling.Number(ratios.Min(r => r.ratio.Estimate))} and "
                + $"{Spelling.Number(ratios.Max(r => r.ratio.Estimate))}. "
                + $"Ten blocks with sigmoid reach an accuracy of {Spelling.Percent(evidence.Accuracy(block).Estimate)}, ten plain sigmoid "
                + $"layers {Spelling.Percent(evidence.Accuracy(plain).Estimate)}, a difference of {Spelling.Points(gain)}.",
            Boundary = $"{(exploded == 0 ? "Nor does the gradient grow beyond 10³ in any of the nine networks" : $"In {exploded} of the nine networks the gradient grows beyond 10³, which we call exploding")}. It takes both parts. At {Deepest} ReLU layers batch normalization without the shortcut gives a ratio of {Spelling.Number(normalized.Estimate)}, the shortcut without batch normalization, with Xavier's weights, {Spelling.Number(shortcut.Estimate)}.",
            Figure = ClaimFigures.Profiles(
                evidence,
                [
                    .. Networks.Select(n => ($"block, {n.label}", At(n.network, Deepest, settings))),
                    ("ReLU, batch norm only", OnlyNormalized.AtInitialization(settings)),
                    ("ReLU, Xavier, shortcut only", OnlyShortcut.AtInitialization(settings)),
                ],
                $"Over {Deepest} residual blocks with ReLU the signal changes by a factor of {Spelling.Number(deepest.Estimate)}",
                $"Gradients at initialization, {Deepest} layers; lines are medians over replicates, bands the interquartile range. Read "
                    + "from right to left, as backpropagation goes."),
        };
    }

    private static ExperimentConfig At(NoteNetwork network, int depth, ClaimSettings settings) =>
        (network with { Depth = depth }).AtInitialization(settings);
}
