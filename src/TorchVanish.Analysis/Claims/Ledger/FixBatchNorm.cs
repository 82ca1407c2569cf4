using System.Globalization;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>
/// Tests whether batch normalization gives outputs of mean 0 and standard deviation 1, and whether it keeps gradients stable.
/// </summary>
public sealed class FixBatchNorm : Claim
{
    // A hundredth: eps = 1e-5 and float32 change the standard deviation by much less.
    private const double Exactly = 0.01;

    private const int Batch = 256;

    private static readonly int[] Depths = [10, 30, 100];

    // √(π/(π−1)): the factor for ReLU in the limit of large batches and widths (Yang et al. 2019).
    private static readonly double Law = Math.Sqrt(Math.PI / (Math.PI - 1));

    private static readonly NoteNetwork Linear = new(new IdentityConfig()) { Normalization = new BatchNormConfig() };
    private static readonly NoteNetwork Sigmoid = new(new SigmoidConfig()) { Normalization = new BatchNormConfig() };
    private static readonly NoteNetwork Plain = new(new SigmoidConfig());
    private static readonly NoteNetwork Relu = new(new ReluConfig()) { Normalization = new BatchNormConfig() };

    private static readonly NoteNetwork DeepSigmoid = Sigmoid with { Depth = Depths[1] };
    private static readonly NoteNetwork DeepHe = new(new ReluConfig()) { Depth = Depths[1], Initialization = new HeNormalConfig() };

    // Wider layers and larger batches, to approach the limit. All other networks have width 64, as in the other claims.
    private static readonly NoteNetwork WideRelu = Relu with { Depth = Depths[1], Width = 128 };

    public override string Id => "fix-batch-norm";

    public override int Order => 130;

    public override string Statement =>
        "Batch normalization gives outputs of mean 0 and standard deviation 1, which keeps gradients stable and so solves the vanishing "
        + "gradient problem.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Batch Normalization",
        "Normalizes layer outputs to **mean=0, std=1**, keeping gradients stable.",
        """
        model.add(Dense(128))
        model.add(BatchNormalization())
        model.add(Activation('relu'))
        """,
    ];

    public override string Prediction =>
        "The output of a normalization has mean 0 and standard deviation 1. Ten normalized sigmoid layers keep the gradient and learn "
        + "better than plain ones. Networks of 10, 30 and 100 normalized ReLU layers keep ‖δ₁‖/‖δ_L‖ between 10⁻³ and 10³.";

    public override string Rule =>
        "Three parts, each with its 95% interval. Part 1, in training mode at initialization: the mean is within 0.01 of 0 and the "
        + $"standard deviation is within 0.01 of 1. Part 2, with ten sigmoid layers: ‖δ₁‖/‖δ₁₀‖ is above {SignalLimits.VanishedAndWhy}, "
        + "and the accuracy is above that of the plain network, paired by seed. Part 3, with 10, 30 and 100 ReLU layers: ‖δ₁‖/‖δ_L‖ is "
        + "between 10⁻³ and 10³, the limits that we also use for residual connections. Supported if all parts hold. Conditional if only "
        + "part 3 fails, because a ratio is above 10³. Refuted if part 1 or 2 fails, or if a ratio is below 10⁻³.";

    public override string Amendment =>
        "The first version judged ReLU networks of thirty layers by [0.1, 10], and residual connections of up to a hundred layers by "
        + "[10⁻³, 10³]. Both now have the same depths and the same limits, the wider ones.";

    public override string Source =>
        "Ioffe & Szegedy 2015. Yang et al. 2019: at initialization, in the limit of wide layers and large batches, the factor per layer "
        + "is √(E[φ′²]/Var φ) ≥ 1. For ReLU, this limit is √(π/(π−1)) = 1.2112; at a finite width and batch size, such as width 64, the "
        + "measured factor differs from it.";

    public override string Reason =>
        "in the limit of wide layers and large batches, each normalized layer multiplies the gradient by at least 1, and each ReLU layer "
        + "by 1.2112";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
    [
        Linear.AtInitialization(settings, Batch),
        .. Depths.Select(depth => At(depth, settings)),
        WideRelu.AtInitialization(settings, Batch),
        DeepSigmoid.AtInitialization(settings),
        DeepHe.AtInitialization(settings),
        Sigmoid.AtInitialization(settings),
        Plain.AtInitialization(settings),
        Sigmoid.Trained(settings),
        Plain.Trained(settings),
    ];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: batch normalization keeps the gradient stable in all networks tested.",
        Verdict.Conditional => $"Batch normalization prevents vanishing, but deep plain ReLU networks explode ({ruling.Failing?.Number} "
            + "times).",
        _ => $"Batch normalization does not do this ({ruling.Failing?.Name}: {ruling.Failing?.Number}, not "
            + $"{ruling.Failing?.Expected.Words}).",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var settings = evidence.Settings;
        var (mean, std) = Output(Linear);
        var (reluMean, reluStd) = Output(WideRelu);
        var gain = evidence.Gain(Sigmoid.Trained(settings), Plain.Trained(settings));
        var ratios = Depths.Select(depth => evidence.SignalRatio(At(depth, settings))).ToArray();
        var thirty = ratios[1];
        var relu = evidence.SignalFactor(At(Depths[1], settings));
        var wide = evidence.SignalFactor(WideRelu.AtInitialization(settings, Batch));
        var sigmoid = evidence.SignalFactor(DeepSigmoid.AtInitialization(settings));
        var off = (wide.Estimate / Law) - 1;
        return new Judgement
        {
            Ruling = Rulings.Core(
                [
                    new Case("sigmoid, gain", "difference in validation accuracy, ten layers", gain, Bound.Above(0), NumberForm.Points),
                    SignalLimits.Kept("sigmoid, 10 layers", evidence.SignalRatio(Sigmoid.AtInitialization(settings))),
                    new Case("mean", "mean of the normalized values", mean, Bound.Between(-Exactly, Exactly, "within 0.01 of 0")),
                    new Case("standard deviation", "standard deviation of the normalized values", std,
                        Bound.Between(1 - Exactly, 1 + Exactly, "within 0.01 of 1")),
                    .. Depths.Zip(ratios).Select(p =>
                        SignalLimits.Kept($"ReLU, {p.First} layers", p.Second, "‖δ₁‖/‖δ_L‖ at initialization")),
                ],
                [.. Depths.Zip(ratios).Reverse()
                    .Select(p => new Case($"ReLU, {p.First} layers",
                    "‖δ₁‖/‖δ_L‖ at initialization", p.Second, Bound.Below(SignalLimits.Exploded, "10³")))]),
            Shows = "With batch normalization, ten sigmoid layers gain "
                + $"{Spelling.Points(gain.Estimate)} of accuracy. At width 64, each normalized ReLU "
                + $"layer multiplies the gradient by {FourDigits(relu.Estimate)}. The gradient therefore changes by a factor of "
                + $"{Spelling.Number(thirty.Estimate)} over thirty layers and {Spelling.Number(ratios[^1].Estimate)} over a hundred.",
            Details = $"With batch normalization, ten sigmoid layers gain {Spelling.Points(gain)} of accuracy, and each of thirty "
                + $"sigmoid layers multiplies the gradient by {FourDigits(sigmoid.Estimate)}. At width 64, each normalized ReLU layer "
                + $"multiplies the gradient by {FourDigits(relu.Estimate)}. The total factor is "
                + $"{Spelling.List(Depths.Zip(ratios).Select(p => $"{Spelling.Number(p.Second.Estimate)} over {p.First} layers"))}. In "
                + $"the limit of wide layers and large batches, the factor per layer is 1.2112. At width 128 with batches of {Batch}, "
                + $"the measured factor is {FourDigits(wide.Estimate)}, {Spelling.Percent(Math.Abs(off))} "
                + $"{(off < 0 ? "below" : "above")} this limit. Thirty ReLU layers with He's weights and no normalization have a total "
                + $"factor of {Spelling.Number(evidence.SignalRatio(DeepHe.AtInitialization(settings)).Estimate)}.",
            Boundary = $"The mean, {Spelling.Number(Math.Abs(mean.Estimate) < 1e-6 ? 0 : mean.Estimate)}, and the standard deviation, "
                + $"{Spelling.Number(std.Estimate)}, are those of the input of the activation, in training mode, with γ = 1 and β = 0. "
                + $"The output of a ReLU layer has mean {Spelling.Number(reluMean.Estimate)} and standard deviation "
                + $"{Spelling.Number(reluStd.Estimate)} (width 128). Shortcuts, as in a residual block, stop the growth.",
            Figure = ClaimFigures.Profiles(
                evidence,
                [
                    ("ReLU, batch norm, 100 layers", At(Depths[^1], settings)),
                    ("ReLU, batch norm, 30 layers", At(Depths[1], settings)),
                    ("sigmoid, batch norm, 30 layers", DeepSigmoid.AtInitialization(settings)),
                    ("ReLU, He, 30 layers", DeepHe.AtInitialization(settings)),
                    ("sigmoid, 10 layers", Plain.AtInitialization(settings)),
                ],
                $"With batch normalization, each ReLU layer multiplies the gradient by {FourDigits(relu.Estimate)}, or by "
                    + $"{Spelling.Number(thirty.Estimate)} over the 29 steps of thirty layers",
                $"{ClaimFigures.AtInitialization} All layers have width 64. A line that rises to the left explodes.") with
            { ThumbnailLines = ["ReLU, batch norm, 100 layers", "ReLU, He, 30 layers", "sigmoid, 10 layers"] },
        };

        // One digit more than elsewhere, because the factor and its limit differ in the fourth digit.
        static string FourDigits(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

        // The last hidden layer, where deviations have accumulated over the whole depth.
        (Interval Mean, Interval Std) Output(NoteNetwork network)
        {
            var run = evidence.Run(network.AtInitialization(settings, Batch));
            Interval Of(Quantity quantity) => MeanInterval.Of(run.Values(run.Steps[0], run.HiddenLayers[^1], quantity));
            return (Of(Quantity.ActivationMean), Of(Quantity.ActivationStd));
        }
    }

    private static ExperimentConfig At(int depth, ClaimSettings settings) => (Relu with { Depth = depth }).AtInitialization(settings);
}
