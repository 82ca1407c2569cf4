using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>The exact learning curves of deep linear nets.</summary>
public sealed class LinearDynamics : PaperReproduction
{
    private const string Strength = "mode_strength";
    private const string Needed = "steps_needed";
    private const double Start = 0.001;

    private static readonly double[] Strengths = [3, 2, 1.5, 1];

    public override string Id => "saxe-2014";

    public override int Order => 9;

    public override PaperSource Paper => new(
        "Saxe, McClelland and Ganguli", 2014, "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks",
            "ICLR",
        "a(t) = s e^{2st/τ} / (e^{2st/τ} − 1 + s/a_0); figure 6 on depth",
            "The formula is from literature notes; the protocol of depth is from memory.");

    public override string Protocol =>
        "Gradient descent by autograd on a two-layer linear net with white inputs and modes of strength 3, 2, 1.5 and 1, small balanced "
        + "weights, a small rate: the strength of each mode over time. Besides, deep linear nets of 16 units with orthogonal and "
        + "Gaussian weights: the steps to 2.5% of the loss at the best of 12 rates.";

    public override string Published =>
        "every mode follows its sigmoid a(t); with orthogonal weights the number of steps hardly depends on depth, with Gaussian ones it "
        + "grows";

    public override string Tolerance =>
        "The largest distance of a mode from a(t) below 1% of s. Steps at the largest depth over steps at the smallest: below 2 for "
        + "orthogonal weights, above 4 for Gaussian.";

    public override string Reduced => "A random orthogonal task in place of MNIST; depths to 64.";

    /// <summary>The exact curve with τ = 1.</summary>
    public static double Curve(double strength, double start, double time)
    {
        var growth = Math.Exp(2 * strength * time);
        return strength * growth / (growth - 1 + (strength / start));
    }

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        var (cases, curves) = (new List<Case>(), new List<Curve>());
        foreach (var s in Strengths)
        {
            var cell = FormattableString.Invariant($"s = {s}");
            var times = evidence.Xs(Strength, cell);
            var replicates = evidence.Values(Strength, cell, times[0]).Count;
            var worst = Enumerable.Range(0, replicates)
                .Select(r => times.Max(t => Math.Abs(evidence.Values(Strength, cell, t)[r] - Curve(s, Start, t))) / s);
            cases.Add(new(cell, "largest distance from a(t), over s", MeanInterval.Of(worst), Bound.Below(0.01, "1%"), NumberForm.Percent));
            curves.Add(plot.Measured(Strength, cell, cell, PaperStroke.Points));
            curves.Add(plot.Line("a(t)", times.Select(t => (t, Curve(s, Start, t))), color: cell));
        }
        Interval Growth(string cell)
        {
            var depths = evidence.Xs(Needed, cell);
            return evidence.Ratio(Needed, (cell, depths[^1]), (cell, depths[0]));
        }
        cases.Add(new("orthogonal", "steps at the largest depth / at the smallest", Growth("orthogonal"), Bound.Below(2)));
        cases.Add(new("gaussian", "steps at the largest depth / at the smallest", Growth("gaussian"), Bound.Above(4)));
        return new(
            "Modes follow the exact curve, strongest first, and orthogonal weights learn in a number of steps that hardly depends "
            + "on depth.", cases,
            plot.View(
                "Each mode follows its sigmoid, and orthogonal nets learn at any depth",
                "Left: strength of each mode, measured and exact (dashed). Right: steps to 2.5% of the loss at the best rate; at the "
                + "top, not reached.", 2,
                CurvePanel.Of("Two layers", new("time t/τ", AxisScale.Linear), new("strength a", AxisScale.FromZero), curves),
                CurvePanel.Of(
                    "Deep nets", new("layers", AxisScale.Log), new("steps", AxisScale.Log),
                    [plot.Measured(Needed, "orthogonal", "orthogonal"), plot.Measured(Needed, "gaussian", "gaussian")])));
    }
}
