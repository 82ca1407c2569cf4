using TorchVanish.Analysis.Words;
using TorchVanish.Records.Configuration;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Ten sigmoid layers: is the total gradient 0.25 to the tenth?</summary>
public sealed class QuarterToTheTenth : Claim
{
    private const double Quarter = 0.25;

    // An order of magnitude: "approximately" in a statement about powers of ten.
    private const double Tolerance = 10;

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

    public override string Statement => "In a network of ten sigmoid layers the total gradient is about 0.25 to the tenth, 9.5·10⁻⁷: nearly zero.";

    public override IReadOnlyList<string> Sentences =>
    [
        "In a 10-layer network with sigmoid:",
        @"$TotalGradient \approx (0.25)^{10} = \text{Nearly zero!}$",
    ];

    public override string Prediction => "‖δ₁‖/‖δ₁₀‖ at initialization lies within a factor of ten of 0.25¹⁰, whatever the weights are: the statement does not mention them.";

    public override string Rule =>
        "For each of eight initializations, the geometric mean of ‖δ₁‖/‖δ₁₀‖ with its 95% interval against [0.25¹⁰/10, 0.25¹⁰·10]. Supported if all eight lie "
        + "inside, refuted if none does, conditional if the initialization decides.";

    public override string Source => "Chain rule: δ_l = (W_{l+1}ᵀ δ_{l+1}) ⊙ φ′(z_l); Schoenholz et al. 2017 for the factor √χ a layer.";

    public override string Correction =>
        "A layer multiplies the gradient by W and by φ′, not by φ′ alone. With ten sigmoid layers and Xavier's weights the two together come to about 0.25 a layer; "
        + "smaller weights make it less, and weights about ten times as large keep the gradient alive.";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) => [.. Laws.Select(law => Network(law.law, settings))];

    public override Judgement Judge(Evidence evidence)
    {
        var expected = Math.Pow(Quarter, 10);
        var ratios = Laws.Select(law => (law.label, ratio: evidence.SignalRatio(Network(law.law, evidence.Settings)))).ToArray();
        var inside = ratios.Select(r => Decide.All(Decide.Above(r.ratio, expected / Tolerance), Decide.Below(r.ratio, expected * Tolerance))).ToArray();
        var (smallest, largest) = (ratios.MinBy(r => r.ratio.Estimate), ratios.MaxBy(r => r.ratio.Estimate));
        var xavier = ratios[0].ratio;
        var nine = Math.Pow(Quarter, 9);
        return new Judgement
        {
            Ruling = Decide.Throughout(inside),
            Measured = xavier,
            Quantity = "‖δ₁‖/‖δ₁₀‖ with Xavier's weights",
            Expected = $"within a factor of ten of 0.25¹⁰ = {Spelling.Number(expected)}, whatever the weights",
            Shows = $"Between the tenth hidden layer and the first there are nine steps, and each multiplies the signal by W as well as by φ′. With Xavier's weights "
                + $"{Spelling.Number(xavier.Estimate)} of it is left, {Spelling.Number(xavier.Estimate / expected)} times what the note says. Nine steps are 0.25⁹ = {Spelling.Number(nine)}, of which it is {Spelling.Number(xavier.Estimate / nine)}; the note's tenth factor is φ′ of the tenth layer itself. "
                + $"But the same ten sigmoid layers leave {Spelling.Number(smallest.ratio.Estimate)} with the weights called {smallest.label} and {Spelling.Number(largest.ratio.Estimate)} with {largest.label}.",
            Boundary = $"Weights within a factor of ten of 0.25¹⁰: {Spelling.List(ratios.Zip(inside).Where(p => p.Second == true).Select(p => p.First.label).DefaultIfEmpty("none"))}. "
                + $"Outside: {Spelling.List(ratios.Zip(inside).Where(p => p.Second == false).Select(p => p.First.label).DefaultIfEmpty("none"))}.",
            Figure = ClaimFigures.Profiles(
                evidence,
                Laws.Select(law => (law.label, Network(law.law, evidence.Settings))),
                $"Ten sigmoid layers leave between {Spelling.Number(smallest.ratio.Estimate)} and {Spelling.Number(largest.ratio.Estimate)} of the signal, by the weights",
                "Gradients at initialization, hidden layers, width 256; gain 4 and gain 10 are LeCun's weights times that. Lines are medians over replicates, bands the interquartile range. Read from right to left, as backpropagation goes."),
        };
    }

    private static ExperimentConfig Network(InitializationConfig law, ClaimSettings settings) =>
        new NoteNetwork(new SigmoidConfig()) { Width = 256, Initialization = law }.AtInitialization(settings);
}
