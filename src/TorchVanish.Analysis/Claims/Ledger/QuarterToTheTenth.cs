using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Tests whether the total gradient of ten sigmoid layers is 0.25 to the tenth.</summary>
public sealed class QuarterToTheTenth : Claim
{
    private const double Quarter = 0.25;

    // An order of magnitude: "approximately" in a statement about powers of ten.
    private const double Tolerance = 10;

    // The first six; larger weights are reported and do not affect the verdict.
    private const int Usual = 6;

    private static readonly (string label, InitializationConfig law)[] Laws =
    [
        ("Xavier", new XavierNormalConfig()),
        ("note's Xavier", new TextbookXavierConfig()),
        ("He", new HeNormalConfig()),
        ("LeCun", new LecunNormalConfig()),
        ("PyTorch's default", new PytorchDefaultConfig()),
        ("orthogonal", new OrthogonalConfig()),
        ("gain 4", new LecunNormalConfig { Gain = 4 }),
        ("gain 10", new LecunNormalConfig { Gain = 10 }),
    ];

    public override string Id => "quarter-to-the-tenth";

    public override int Order => 40;

    public override string Statement =>
        "In a network of ten sigmoid layers, the total gradient is about 0.25 to the tenth, 9.5·10⁻⁷: nearly zero.";

    public override IReadOnlyList<string> Sentences =>
    [
        "In a 10-layer network with sigmoid:",
        @"$TotalGradient \approx (0.25)^{10} = \text{Nearly zero!}$",
    ];

    public override string Prediction =>
        "‖δ₁‖/‖δ₁₀‖ at initialization is within a factor of ten of 0.25¹⁰ with each of six common initializations.";

    public override string Rule =>
        "For each of six common initializations: the geometric mean of ‖δ₁‖/‖δ₁₀‖, with its 95% interval, is compared with [0.25¹⁰/10, "
        + "0.25¹⁰·10]. Supported if all six are inside, refuted if none is, conditional if only some are. LeCun's weights times 4 and "
        + "times 10 are reported and do not affect the verdict.";

    public override string Amendment =>
        "In the first version, LeCun's weights times 4 and times 10 also counted. The note is about an ordinary network, and these "
        + "weights are unusual, so they no longer affect the verdict.";

    public override string Source =>
        "Chain rule: δ_l = (W_{l+1}ᵀ δ_{l+1}) ⊙ φ′(z_l). Schoenholz et al. 2017 derive the factor √χ per layer.";

    public override string Reason => "each layer multiplies the gradient by Wᵀ as well as by φ′, and φ′ is 0.25 only at z = 0";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Laws.Select(law => Network(law.law, settings))];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: ten sigmoid layers keep about 0.25¹⁰ of the gradient with every common initialization.",
        Verdict.Conditional => $"Weights matter: {ruling.Holding?.Name} keeps {ruling.Holding?.Number} of the gradient, "
            + $"{ruling.Failing?.Name} {ruling.Failing?.Number}.",
        _ => $"Ten sigmoid layers do not keep 0.25¹⁰ of the gradient: {ruling.Failing?.Name} keeps {ruling.Failing?.Number}.",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var expected = Math.Pow(Quarter, 10);
        var ratios = Laws.Select(law => (law.label, ratio: evidence.SignalRatio(Network(law.law, evidence.Settings)))).ToArray();
        var inside = ratios.Select(r =>
            Decide.All(Decide.Above(r.ratio, expected / Tolerance), Decide.Below(r.ratio, expected * Tolerance))).ToArray();
        var (smallest, largest) = (ratios.MinBy(r => r.ratio.Estimate), ratios.MaxBy(r => r.ratio.Estimate));
        var usual = ratios.Take(Usual).OrderBy(r => r.ratio.Estimate).ToArray();
        var xavier = ratios[0].ratio;
        var nine = Math.Pow(Quarter, 9);
        return new Judgement
        {
            Ruling = Rulings.Throughout([.. ratios.Take(Usual).Select(r => new Case(
                r.label, SignalLimits.TenLayers, r.ratio, Bound.Between(expected / Tolerance, expected * Tolerance,
                    $"within a factor of ten of {Spelling.Number(expected)}")))]),
            Shows = $"With Xavier's weights, ten sigmoid layers keep {Spelling.Number(xavier.Estimate)} of the signal; the note says "
                + $"{Spelling.Number(expected)}. Among the common weights, {usual[0].label} keeps the least, "
                + $"{Spelling.Number(usual[0].ratio.Estimate)}, and {usual[^1].label} the most, "
                + $"{Spelling.Number(usual[^1].ratio.Estimate)}. Ten times LeCun's weights keep "
                + $"{Spelling.Number(ratios[^1].ratio.Estimate)}.",
            Details = "Between the tenth hidden layer and the first there are nine steps, and each multiplies the signal by W as well "
                + $"as by φ′. With Xavier's weights, ten layers keep {Spelling.Number(xavier.Estimate)} of the signal, "
                + $"{Spelling.Number(xavier.Estimate / expected)} times the note's value. Nine factors of 0.25 give 0.25⁹ = "
                + $"{Spelling.Number(nine)}, and the measured ratio is {Spelling.Number(xavier.Estimate / nine)} times this value. The "
                + "note's tenth factor is φ′ of the tenth layer itself. Ten sigmoid layers keep "
                + $"{Spelling.Number(smallest.ratio.Estimate)} with {smallest.label} and {Spelling.Number(largest.ratio.Estimate)} with "
                + $"{largest.label}.",
            Boundary = "Initializations within a factor of ten of 0.25¹⁰: "
                + $"{Spelling.List(ratios.Zip(inside).Where(p => p.Second == true).Select(p => p.First.label).DefaultIfEmpty("none"))}. "
                + "Outside: "
                + $"{Spelling.List(ratios.Zip(inside).Where(p => p.Second == false).Select(p => p.First.label).DefaultIfEmpty("none"))}.",
            Figure = ClaimFigures.Profiles(
                evidence,
                Laws.Select(law => (law.label, Network(law.law, evidence.Settings))),
                $"Ten sigmoid layers keep between {Spelling.Number(smallest.ratio.Estimate)} and "
                    + $"{Spelling.Number(largest.ratio.Estimate)} of the signal, depending on the weights",
                $"{ClaimFigures.AtInitialization} Hidden layers of width 256; gain 4 and gain 10 are multiples of LeCun's weights.") with
            { ThumbnailLines = ["Xavier", "He", "PyTorch's default", "gain 10"] },
        };
    }

    private static ExperimentConfig Network(InitializationConfig law, ClaimSettings settings) =>
        new NoteNetwork(new SigmoidConfig()) { Width = 256, Initialization = law }.AtInitialization(settings);
}
