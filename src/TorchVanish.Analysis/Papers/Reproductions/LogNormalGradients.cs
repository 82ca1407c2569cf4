using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>How gradients of finite nets scatter over seeds.</summary>
public sealed class LogNormalGradients : PaperReproduction
{
    private const string Log = "log_gradient_squared";
    private const string Cell = "He, ReLU";
    private const int Depth = 10;

    public override string Id => "hanin-nica-2020";

    public override int Order => 17;

    public override PaperSource Paper => new(
        "Hanin and Nica", 2020, "Products of many large random matrices and gradients in deep neural networks",
            "Communications in Mathematical Physics",
        "theorem 1: ln of the squared gradient is normal with variance about 5 Σ 1/n_l",
            "From literature notes; the constant 5 was derived again.");

    public override string Protocol =>
        "Ten ReLU layers with He's weights: ln(‖Jᵀv‖²/‖v‖²) for a random v, by autograd, over 1,000 seeds at widths from 20 to 500.";

    public override string Published => "ln of the squared norm is normal with variance 5 Σ 1/n_l and mean −½ of that";

    public override string Tolerance =>
        "For widths from 50 on, the variance within 25% of 50/n and the mean within 3 standard errors plus 10% of −25/n; the distance of "
        + "the distribution from normal (Kolmogorov and Smirnov) below its 1% point.";

    public override string Reduced => "300 seeds at width 500; --quick ends at width 100.";

    /// <summary>A sample's variance with its 95% interval, which is right for normal values.</summary>
    public static Interval VarianceOf(IReadOnlyList<double> values)
    {
        var (variance, freedom) = (values.Variance(), values.Count - 1);
        return new(variance, variance * freedom / ChiSquared.InvCDF(freedom, 0.975), variance * freedom / ChiSquared.InvCDF(freedom, 0.025),
            values.Count);
    }

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        var widths = evidence.Xs(Log, Cell);
        var (cases, panels) = (new List<Case>(), new List<CurvePanel>());
        foreach (var width in widths)
        {
            // A net whose layer is all dead has no logarithm.
            double[] values = [.. evidence.Values(Log, Cell, width).Where(double.IsFinite)];
            var law = 5 * Depth / width;
            if (width >= 50)
            {
                cases.Add(new(FormattableString.Invariant($"width {width}"), "variance of ln ‖g‖²", VarianceOf(values),
                    Within.Share(law, 0.25)));
                var error = values.StandardDeviation() / Math.Sqrt(values.Length);
                cases.Add(new(
                    FormattableString.Invariant($"width {width}"), "mean of ln ‖g‖²", Within.Exactly(values.Mean()),
                    Within.Distance(Math.Round(-law / 2, 4), Math.Round((3 * error) + (0.1 * law / 2), 4))));
                cases.Add(Within.Deviations(
                    FormattableString.Invariant($"width {width}"), "distance from normal, over the 1% point",
                        Kolmogorov(values) / (1.035 / Math.Sqrt(values.Length)), 1) with
                { Expected = Bound.Below(1, "the 1% point") });
            }
            if (width is 20 or 100 or 500)
            {
                panels.Add(CurvePanel.Of(
                    FormattableString.Invariant($"Width {width}"), new("ln ‖g‖²", AxisScale.Linear), new("density", AxisScale.FromZero),
                    [plot.Histogram("measured", values, 30),
                        plot.Line("normal, variance 5 Σ 1/n", Normal(values.Min(), values.Max(), law))]));
            }
        }
        return new(
            "Gradients of equal nets scatter over seeds as a log-normal law, the more the narrower: one seed says little.", cases,
            plot.View("ln of the gradient norm is normal over seeds", "Histograms over seeds, with the published law (dashed).",
                Math.Max(1, panels.Count), panels));
    }

    private static IEnumerable<(double, double)> Normal(double low, double high, double variance) => Enumerable.Range(0, 61)
        .Select(i => low + ((high - low) * i / 60))
            .Select(x => (x, MathNet.Numerics.Distributions.Normal.PDF(-variance / 2, Math.Sqrt(variance), x)));

    // With mean and variance estimated (Lilliefors): its 1% point is 1.035/√n for many values.
    private static double Kolmogorov(double[] values)
    {
        var ordered = values.Order().ToArray();
        var (mean, deviation) = (values.Mean(), values.StandardDeviation());
        return ordered.Select((x, i) => (Cdf: MathNet.Numerics.Distributions.Normal.CDF(mean, deviation, x), I: i))
            .Max(p => Math.Max(p.Cdf - ((double)p.I / values.Length), ((p.I + 1.0) / values.Length) - p.Cdf));
    }
}
