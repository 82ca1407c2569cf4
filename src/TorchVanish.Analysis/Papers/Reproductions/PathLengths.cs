using MathNet.Numerics;
using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>Residual nets as ensembles of shallow paths.</summary>
public sealed class PathLengths : PaperReproduction
{
    private const string Gradient = "path_gradient";
    private const string Cell = "54 modules";
    private const int Modules = 54;
    private const int Low = 5;
    private const int High = 17;

    public override string Id => "veit-2016";

    public override int Order => 11;

    public override PaperSource Paper => new(
        "Veit, Wilber and Belongie", 2016, "Residual networks behave like ensembles of relatively shallow networks", "NeurIPS",
            "section 5, figure 6",
        "The 0.45% and the range 5 to 17 were read in the paper; the protocol is from memory.");

    public override string Protocol =>
        "54 pre-activation modules (batch norm, ReLU, weights, twice): for random paths that pass the branches of k modules and the "
        + "shortcuts of the others, the norm of the gradient at the input by autograd; weighted by the number of paths of that length, "
        + "C(54, k).";

    public override string Published =>
        "paths of 5 to 17 modules are 0.45% of all paths and contribute almost all of the gradient, which falls exponentially with k";

    public override string Tolerance =>
        "The share of paths within half a digit of 0.45%; paths of 5 to 17 modules carry more than 90% of the sum of norms; ln of the "
        + "norm over k is a line with R² above 0.9.";

    public override string Reduced => "Fully connected modules of 96 units at initialization in place of a trained ResNet on CIFAR-10.";

    /// <summary>The share of the 2^n paths that pass from low to high modules.</summary>
    public static double Share(int modules, int low, int high) =>
        Enumerable.Range(low, high - low + 1).Sum(k => SpecialFunctions.Binomial(modules, k)) / Math.Pow(2, modules);

    public override string Comment =>
        "Changed after the first measurement: seeds went from 6 to 24. The rule is as it was.";

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        var lengths = evidence.Xs(Gradient, Cell);
        var replicates = evidence.Values(Gradient, Cell, lengths[0]).Count;
        var carried = Enumerable.Range(0, replicates).Select(r => Carried(evidence, lengths, r)).ToArray();
        var line = LogFit.Line(lengths.Select(k => (k, evidence.Values(Gradient, Cell, k).Average(value => Math.Log(value)))));
        Case[] cases =
        [
            new("paths of 5 to 17 modules", "share of all paths", Within.Exactly(Share(Modules, Low, High)),
                Bound.Between(0.00445, 0.00455, "0.45%"), NumberForm.Percent),
            new("paths of 5 to 17 modules", "share of the sum of gradient norms", ShareInterval.Of(carried), Bound.Above(0.9, "90%"),
                NumberForm.Percent),
            new("decay with k", "R² of ln norm over k", Within.Exactly(line.RSquared), Bound.Above(0.9)),
        ];
        var weights = Enumerable.Range(1, High * 2)
            .Select(k => (X: (double)k, Y: SpecialFunctions.Binomial(Modules, k) * Typical(evidence, lengths, k, null))).ToArray();
        var sum = weights.Sum(point => point.Y);
        return new(
            "Short paths are few and carry the gradient, already at initialization.", cases,
            plot.View(
                "The gradient comes through paths of 5 to 17 modules",
                "Left: the norm of the gradient through one path of k modules, medians and quartiles over seeds. Right: times the "
                + "number of such paths, as a share.", 2,
                CurvePanel.Of("Through one path", new("modules k", AxisScale.Linear), new("gradient norm", AxisScale.Log),
                    [plot.Measured(Gradient, Cell, "one path")]),
                CurvePanel.Of(
                    "Through all paths of that length", new("modules k", AxisScale.Linear),
                        new("share of the gradient", AxisScale.FromZero),
                    [plot.Line("all paths of k modules", weights.Select(point => (point.X, point.Y / sum)), PaperStroke.Line)])));
    }

    private static double Carried(PaperEvidence evidence, IReadOnlyList<double> lengths, int replicate)
    {
        double Sum(int low, int high) => Enumerable.Range(low, high - low + 1)
            .Sum(k => SpecialFunctions.Binomial(Modules, k) * Typical(evidence, lengths, k, replicate));
        return Sum(Low, High) / Sum(1, Modules);
    }

    // Between the measured lengths, and beyond the longest, ln of the norm is taken along a line.
    private static double Typical(PaperEvidence evidence, IReadOnlyList<double> lengths, int k, int? replicate)
    {
        double At(double length)
        {
            var values = evidence.Values(Gradient, Cell, length);
            return replicate is int one ? Math.Log(values[one]) : values.Average(value => Math.Log(value));
        }
        var after = Math.Clamp(lengths.TakeWhile(length => length < k).Count(), 1, lengths.Count - 1);
        var (low, high) = (lengths[after - 1], lengths[after]);
        return Math.Exp(At(low) + ((k - low) / (high - low) * (At(high) - At(low))));
    }
}
