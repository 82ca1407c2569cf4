using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>Narrow ReLU nets that are dead at birth.</summary>
public sealed class DyingRelu : PaperReproduction
{
    private const string Share = "dead_share";
    private const int Hidden = 9;

    public override string Id => "lu-2019";

    public override int Order => 6;

    public override PaperSource Paper => new(
        "Lu, Shin, Su and Karniadakis", 2019, "Dying ReLU and initialization", "arXiv 1903.06733",
            "the probability that a ReLU net is born dead",
        "The three shares were read in the paper; that ten layers are nine hidden ones and an output is our reading.");

    public override string Protocol =>
        "ReLU nets of ten layers with one input, no biases and symmetric weights: the share of nets whose output has a gradient of "
        + "exactly 0 by autograd, at every input and at one input, by width.";

    public override string Published =>
        "10 layers of width 10, 5 and 3 are dead at birth in less than 1%, more than 10% and about 60% of the nets";

    public override string Tolerance =>
        "Width 10 below 1%, width 5 above 10%, width 3 within 10 points of 60%, each with its whole exact binomial interval. For one "
        + "input, 1 − (1 − 2^−N)^9 within 3 binomial standard deviations at every width.";

    /// <summary>The exact probability for one input.</summary>
    public static double BornDead(double width, int hidden) => 1 - Math.Pow(1 - Math.Pow(2, -width), hidden);

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var widths = evidence.Xs(Share, "one input");
        Interval Dead(double width)
        {
            var nets = (int)evidence.Value("nets", "nets", width);
            return ExactProportion.Of((int)Math.Round(evidence.Value(Share, "both signs", width) * nets), nets);
        }
        var cases = new List<Case>
        {
            new("width 10, all inputs", "share dead at birth", Dead(10), Bound.Below(0.01, "1%"), NumberForm.Percent),
            new("width 5, all inputs", "share dead at birth", Dead(5), Bound.Above(0.1, "10%"), NumberForm.Percent),
            new("width 3, all inputs", "share dead at birth", Dead(3), Bound.Between(0.5, 0.7, "60% ± 10 points"), NumberForm.Percent),
        };
        foreach (var width in widths)
        {
            var law = BornDead(width, Hidden);
            var deviation = Math.Sqrt(law * (1 - law) / evidence.Value("nets", "nets", width));
            cases.Add(Within.Deviations(
                FormattableString.Invariant($"width {width}, one input"), "distance of the share from the law",
                (evidence.Value(Share, "one input", width) - law) / deviation, 3));
        }
        var plot = new PaperPlot(evidence);
        return new(
            "Narrow nets die at birth as often as the paper says; for one input the share is the exact law.", cases,
            plot.View(
                "Narrow ReLU nets are dead at birth",
                    "The share of nets of ten layers whose output does not depend on the input, by width.", 1,
                CurvePanel.Of(
                    "Ten layers, no biases", new("width", AxisScale.Whole), new("share of nets", AxisScale.Share),
                    [
                        plot.Measured(Share, "both signs", "dead at every input"),
                        plot.Measured(Share, "one input", "dead at one input"),
                        plot.Line("1 − (1 − 2^−N)^9, exact for one input", widths.Select(width => (width, BornDead(width, Hidden))),
                            color: "dead at one input"),
                    ])));
    }
}
