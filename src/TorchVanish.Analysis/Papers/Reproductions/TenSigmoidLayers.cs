using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>0.25^10 against the product of the factors that theory gives.</summary>
public sealed class TenSigmoidLayers : PaperReproduction
{
    private const string Ratio = "delta_ratio";
    private const int Depth = 10;
    private const int Width = 256;

    /// <summary>n Var(W) of each initialization at 256 units.</summary>
    private static readonly (string Name, double Gain)[] Gains =
    [
        ("xavier_normal", 1), ("xavier_uniform", 1), ("textbook_xavier", 0.5), ("he_normal", 2), ("glorot_standard", 1.0 / 3),
            ("orthogonal", 1),
        ("std 0.25", Width / 16.0), ("gain 10", 100),
    ];

    public override string Id => "quarter-to-the-tenth";

    public override int Order => 2;

    public override PaperSource Paper => new(
        "Poole et al. 2016 and Schoenholz et al.", 2017, "Deep information propagation", "ICLR",
        "χ = σ_w² E[φ′(√q Z)²] per layer, against the 0.25^10 of textbooks", "The recursion was read in the papers.");

    public override string Protocol =>
        "Ten layers of 256 units, no biases, 64 standard normal inputs, a random readout of the last layer: ‖∂L/∂z_1‖ / ‖∂L/∂z_10‖ by "
        + "autograd, for eight initializations of a sigmoid net and two of a ReLU net.";

    public override string Published =>
        "∏ √χ_l over the nine layers between, from the recursion of the variance; textbooks say 0.25^10 = 9.54·10⁻⁷";

    public override string Tolerance => "The geometric mean over seeds within 5% of ∏ √χ, for ReLU within 10%.";

    public override string Comment =>
        "Changed after the first measurement: seeds went from 16 to 96, because intervals straddled the tolerance. The "
        + "tolerance is as it was.";

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        var (sigmoid, relu) = (WideNetwork.Of(new SigmoidConfig()), WideNetwork.Of(new ReluConfig()));
        var cells = Gains.Select(g => (Cell: $"sigmoid, {g.Name}", Phi: sigmoid, g.Gain, Share: 0.05))
            .Append(("relu, he_normal", relu, 2, 0.1)).Append(("relu, xavier_normal", relu, 1, 0.1)).ToArray();
        var cases = new List<Case>();
        var (curves, theories) = (new List<Curve>(), new List<Curve>());
        foreach (var (cell, phi, gain, share) in cells)
        {
            var theory = WideNetwork.DeltaRatios(phi, gain, 0, Depth);
            cases.Add(new(cell, "‖δ_1‖/‖δ_10‖", evidence.GeometricMean(Ratio, cell, 1), Within.Share(theory[0], share)));
            curves.Add(plot.Measured(Ratio, cell, cell));
            theories.Add(plot.Line("∏ √χ", theory.Select((ratio, i) => (X: i + 1.0, Y: ratio)).ToArray(), color: PaperPlot.Theory));
        }
        var textbook = plot.Line("0.25 per layer", Enumerable.Range(1, Depth).Select(l => ((double)l, Math.Pow(0.25, Depth - l))),
            color: PaperPlot.Textbook);
        return new(
            "Autograd follows the product of the layers' factors under every initialization; 0.25 per layer is none of them.", cases,
            plot.View(
                "The gradient follows ∏ √χ, not 0.25 per layer",
                "‖∂L/∂z_l‖ / ‖∂L/∂z_10‖: medians and quartiles over seeds, with theory (dashed).", 1,
                CurvePanel.Of("Ten layers of 256 units", PanelAxis.Layer, new("‖δ_l‖ / ‖δ_10‖", AxisScale.Log),
                    [.. theories, textbook, .. curves])));
    }
}
