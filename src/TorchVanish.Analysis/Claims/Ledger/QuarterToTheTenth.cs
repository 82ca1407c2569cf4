using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Ten sigmoid layers: is the total gradient 0.25 to the tenth?</summary>
public sealed class QuarterToTheTenth : Claim
{
    private const double Quarter = 0.25;

    // An order of magnitude: "approximately" in a statement about powers of ten.
    private const double Tolerance = 10;

    // The first six; larger weights are told without a vote.
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
        "In a network of ten sigmoid layers the total gradient is about 0.25 to the tenth, 9.5·10⁻⁷: nearly zero.";

    public override IReadOnlyList<string> Sentences =>
    [
        "In a 10-layer network with sigmoid:",
        @"$TotalGradient \approx (0.25)^{10} = \text{Nearly zero!}$",
    ];

    public override string Prediction =>
        "‖δ₁‖/‖δ₁₀‖ at initialization lies within a factor of ten of 0.25¹⁰ with each of six usual initializations.";

    public override string Rule =>
        "For each of six usual initializations, the geometric mean of ‖δ₁‖/‖δ₁₀‖ with its 95% interval against [0.25¹⁰/10, 0.25¹⁰·10]. "
        + "Supported if all six lie "
        + "inside, refuted if none does, conditional if the initialization decides. Without a vote, LeCun's weights times 4 and times 10.";

    public override string Amendment =>
        "LeCun's weights times 4 and times 10 had a vote. The note speaks of an ordinary network, and these weights are not usual, so now "
            + "they have none.";

    public override string Source => "Chain rule: δ_l = (W_{l+1}ᵀ δ_{l+1}) ⊙ φ′(z_l); Schoenholz et al. 2017 for the factor √χ a layer.";

    public override string Reason => "each layer multiplies the gradient by Wᵀ as well as by φ′, and φ′ is 0.25 at z = 0 alone";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Laws.Select(law => Network(law.law, settings))];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: ten sigmoid layers leave about 0.25¹⁰ of the gradient with every usual initialization.",
        Verdict.Conditional => $"Weights matter: {ruling.Holding?.Name} leaves {ruling.Holding?.Number} of the gradient, "
            + $"{ruling.Failing?.Name} {ruling.Failing?.Number}.",
        _ => $"Ten sigmoid layers do not leave 0.25¹⁰: {ruling.Failing?.Name} leaves {ruling.Failing?.Number}.",
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
            Shows = $"With Xavier's weights ten sigmoid layers leave {Spelling.Number(xavier.Estimate)} of the signal, where the note has "
                + $"{Spelling.Number(expected)}. Among the usual weights {usual[0].label} leaves least, "
                + $"{Spelling.Number(usual[0].ratio.Estimate)}, and {usual[^1].label} most, {Spelling.Number(usual[^1].ratio.Estimate)}; "
                + $"weights ten times as large as LeCun's leave {Spelling.Number(ratios[^1].ratio.Estimate)}.",
            Details = "Between the tenth hidden layer and the first there are nine steps, and each multiplies the signal by W as well as "
                + "by φ′. With Xavier's weights "
                + $"{Spelling.Number(xavier.Estimate)} of it is left, {Spelling.Number(xavier.Estimate / expected)} times what the note "
                + $"says. Nine steps are 0.25⁹ = {Spelling.Number(nine)}, of which it is {Spelling.Number(xavier.Estimate / nine)}; the "
                + "note's tenth factor is φ′ of the tenth layer itself. "
                + $"But the same ten sigmoid layers leave {Spelling.Number(smallest.ratio.Estimate)} with the weights called "
                + $"{smallest.label} and {Spelling.Number(largest.ratio.Estimate)} with {largest.label}.",
            Boundary = "Weights within a factor of ten of 0.25¹⁰: "
                + $"{Spelling.List(ratios.Zip(inside).Where(p => p.Second == true).Select(p => p.First.label).DefaultIfEmpty("none"))}. "
                + $"Outside: {Spelling.List(ratios.Zip(inside).Where(p => p.Second == false).Select(p => p.First.label).DefaultIfEmpty("none"))}.",
            Figure = ClaimFigures.Profiles(
                evidence,
                Laws.Select(law => (law.label, Network(law.law, evidence.Settings))),
                $"Ten sigmoid layers leave between {Spelling.Number(smallest.ratio.Estimate)} and "
                    + $"{Spelling.Number(largest.ratio.Estimate)} of the signal, by the weights",
                "Gradients at initialization, hidden layers, width 256; gain 4 and gain 10 are LeCun's weights times that. Lines are "
                    + "medians over replicates, bands the interquartile range. Read from right to left, as backpropagation goes.") with
            { ThumbnailLines = ["Xavier", "He", "PyTorch's default", "gain 10"] },
        };
    }

    private static ExperimentConfig Network(InitializationConfig law, ClaimSettings settings) =>
        new NoteNetwork(new SigmoidConfig()) { Width = 256, Initialization = law }.AtInitialization(settings);
}
