using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Tests whether a factor above 1 in every layer makes the gradient grow exponentially with depth.</summary>
public sealed class ExplodingProduct : Claim
{
    // If growth is exponential, ten and thirty layers have the same factor per layer; 10% allows for the variation at width 64.
    private const double SameFactor = 1.1;

    private const double WeightFactor = 3;

    private static readonly double[] Gains = [1.5, 2];
    private static readonly int[] Depths = [10, 30];

    // All singular values of an orthogonal matrix are equal (here 3), so W shrinks no direction.
    private static readonly NoteNetwork Orthogonal =
        new(new SigmoidConfig()) { Initialization = new OrthogonalConfig { Gain = WeightFactor } };

    public override string Id => "exploding-product";

    public override int Order => 160;

    public override string Statement =>
        "The opposite of vanishing: if every layer multiplies the gradient by a number greater than 1, the product becomes very large.";

    public override IReadOnlyList<string> Sentences =>
    [
        "When you multiply numbers greater than 1, you get a larger number",
        @"Handwritten calculation: $10, 10, 10, 10 \rightarrow 10000$",
        "It's opposite of vanishing gradient problem",
    ];

    public override string Prediction =>
        "A ReLU network with 1.5 or 2 times He's weights multiplies the signal by 1.5 or 2 per layer, with ten layers and with thirty. "
        + "Growth is exponential in the depth.";

    public override string Rule =>
        "At initialization: the factor per layer, (‖δ₁‖/‖δ_L‖)^(1/(L−1)), as a geometric mean with its 95% interval. Supported if the "
        + "factor is above 1 for both gains at ten and at thirty layers, and the factors at the two depths agree within 10%, which is "
        + "what \"exponential\" means here. Refuted if any of these conditions fails.";

    public override string Source =>
        "He et al. 2015: the factor is √(fan_out Var(W) E[φ′²]), which their eq. 14 sets to 1; the gain is part of Var(W). Pascanu et "
        + "al. 2013: a largest singular value above 1 is necessary for growth, but not sufficient.";

    public override string Reason => "a product of equal factors is a power, and each factor is the size of W times the size of φ′";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Gains.SelectMany(gain => Depths.Select(depth => Network(gain, depth, settings))), Orthogonal.AtInitialization(settings)];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => $"Keep it, but count W and φ′: sigmoid with large weights has a factor of {ruling.Reported?.Number}.",
        Verdict.Conditional => "The product grows only in some networks.",
        _ => $"The product does not grow in this way ({ruling.Failing?.Name}: {ruling.Failing?.Number}, not "
            + $"{ruling.Failing?.Expected.Words}).",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var settings = evidence.Settings;
        Interval Factor(double gain, int depth) => evidence.SignalFactor(Network(gain, depth, settings));
        var (doubled, thirty) = (Factor(2, 30), evidence.SignalRatio(Network(2, 30, settings)));
        var shrunk = evidence.SignalFactor(Orthogonal.AtInitialization(settings));
        return new Judgement
        {
            Ruling = Rulings.Plainly(
                [
                    .. Gains.Reverse().SelectMany(gain =>
                        Depths.Reverse().Select(depth =>
                        new Case(Name(gain, depth), "gradient factor per layer", Factor(gain, depth), Bound.Above(1)))),
                    .. Gains.Select(gain =>
                        new Case($"ReLU, He × {Spelling.Constant(gain)}",
                        "factor per layer at thirty layers divided by that at ten", Agreement(evidence, gain),
                        Bound.Between(1 / SameFactor, SameFactor, "within 10% of 1"))),
                ]) with
            { Reported = new Case("sigmoid, orthogonal × 3", "gradient factor per layer", shrunk, Bound.Above(1)) },
            Shows = $"With twice He's weights, each ReLU layer multiplies the gradient by {Spelling.Number(doubled.Estimate)} in a "
                + $"network of thirty layers and by {Spelling.Number(Factor(2, 10).Estimate)} in one of ten. Over thirty layers, the "
                + $"gradient changes by a factor of {Spelling.Number(thirty.Estimate)}.",
            Details = $"With twice He's weights, each ReLU layer multiplies the gradient by {Spelling.Number(doubled.Estimate)} in a "
                + $"network of thirty layers, and by {Spelling.Number(Factor(2, 10).Estimate)} in a network of ten. Over the 29 steps of "
                + $"thirty layers, the gradient becomes {Spelling.Number(thirty.Estimate)} times as large. With 1.5 times He's weights, "
                + $"the factor per layer is {Spelling.Number(Factor(1.5, 30).Estimate)}.",
            Boundary = "The factor contains both W and φ′. In a ten-layer sigmoid network with orthogonal weights, every singular value "
                + $"of W is {Spelling.Constant(WeightFactor)}. But each layer multiplies the gradient by "
                + $"{Spelling.Number(shrunk.Estimate)}, because φ′ is at most 0.25.",
            Figure = ClaimFigures.Profiles(
                evidence,
                [
                    .. Gains.SelectMany(gain =>
                        Depths.Select(depth => ($"ReLU, {Spelling.Constant(gain)} × He, {depth} layers", Network(gain, depth, settings)))),
                    ("sigmoid, orthogonal × 3", Orthogonal.AtInitialization(settings)),
                ],
                $"A factor of {Spelling.Number(doubled.Estimate)} per layer becomes {Spelling.Number(thirty.Estimate)} over the 29 steps "
                    + "of thirty layers",
                $"{ClaimFigures.AtInitialization} On the logarithmic axis, exponential growth is a straight line. The weight gradients "
                    + "of a ReLU network are nearly flat, because the activations grow by the same factor in the forward direction."),
        };
    }

    /// <summary>The factor per layer at thirty layers divided by that at ten, paired by seed.</summary>
    private static Interval Agreement(Evidence evidence, double gain)
    {
        var ten = evidence.SignalRatios(Network(gain, Depths[0], evidence.Settings));
        var thirty = evidence.SignalRatios(Network(gain, Depths[1], evidence.Settings));
        return GeometricMean.Of(thirty.Zip(ten, (deep, shallow) =>
            Math.Pow(deep, 1.0 / (Depths[1] - 1)) / Math.Pow(shallow, 1.0 / (Depths[0] - 1))));
    }

    private static string Name(double gain, int depth) => $"ReLU, He × {Spelling.Constant(gain)}, {depth} layers";

    private static ExperimentConfig Network(double gain, int depth, ClaimSettings settings) =>
        new NoteNetwork(new ReluConfig()) { Depth = depth, Initialization = new HeNormalConfig { Gain = gain } }.AtInitialization(settings);
}
