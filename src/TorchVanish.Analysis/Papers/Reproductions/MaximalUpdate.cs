using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>The best rate by width.</summary>
public sealed class MaximalUpdate : PaperReproduction
{
    private const string Loss = "loss";

    public override string Id => "yang-2022";

    public override int Order => 23;

    public override PaperSource Paper => new(
        "Yang, Hu, Babuschkin et al.", 2022, "Tensor programs V: tuning large neural networks via zero-shot hyperparameter transfer",
            "arXiv 2203.03466", "figure 1: the best rate by width",
        PaperSource.FromMemory);

    public override string Protocol =>
        "ReLU MLPs with three hidden layers of 64 to 256 units on ten classes of a random tanh teacher, Adam, 60 steps of 64 samples, "
        + "rates 2⁻¹⁴ to 2⁻⁴: the exponent of the best rate, from a parabola through the best rate and its "
        + "neighbours, and its change per doubling of the width, in the standard parametrization and in μP (readout variance 1/n², rates "
        + "of hidden layers and readout over n).";

    public override string Published =>
        "the best rate of Adam falls with the width in the standard parametrization (as 1/n for wide nets) and stays in μP";

    public override string Tolerance =>
        "Change of log₂ of the best rate per doubling: below −0.4 in the standard parametrization, within 0.4 of 0 in μP, and the "
        + "difference above 0.3.";

    public override string Reduced => "MLPs, 60 steps and widths to 256 in place of transformers to 4,096; depth-μP is not tested.";

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        string[] kinds = ["standard", "μP"];
        var slopes = kinds.ToDictionary(kind => kind, kind => Slopes(evidence, kind));
        Case[] cases =
        [
            new("standard", "change of log₂ best rate per doubling", MeanInterval.Of(slopes["standard"]), Bound.Below(-0.4)),
            new("μP", "change of log₂ best rate per doubling", MeanInterval.Of(slopes["μP"]), Within.Distance(0, 0.4)),
            new("μP − standard", "difference of the changes", MeanInterval.Of(slopes["μP"].Zip(slopes["standard"], (a, b) => a - b)),
                Bound.Above(0.3)),
        ];
        CurvePanel Panel(string kind) => CurvePanel.Of(
            kind, new("log₂ of the rate", AxisScale.Linear), new("loss, last 10 steps", AxisScale.Linear),
            Widths(evidence, kind).Select(width =>
                plot.Measured(Loss, Cell(kind, width), FormattableString.Invariant($"width {width}")))) with
        { Ceiling = 2 * Math.Log(10) };
        return new(
            "In the standard parametrization wider nets need a smaller rate; in μP the best rate stays.", cases,
            plot.View(
                "The best rate moves with the width, and stays in μP",
                    "The training loss over the last 10 of 60 steps, by rate and width: medians and quartiles over seeds.", 2,
                [.. kinds.Select(Panel)]) with
            { Sharing = Views.AxisSharing.Rows });
    }

    private static string Cell(string kind, int width) => FormattableString.Invariant($"{kind}, width {width}");

    private static IReadOnlyList<int> Widths(PaperEvidence evidence, string kind) =>
        [.. evidence.Cells(Loss).Where(cell => cell.StartsWith(kind, StringComparison.Ordinal))
            .Select(cell => int.Parse(cell.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture)).Order()];

    private static double[] Slopes(PaperEvidence evidence, string kind)
    {
        var widths = Widths(evidence, kind);
        var seeds = evidence.Values(Loss, Cell(kind, widths[0]), evidence.Xs(Loss, Cell(kind, widths[0]))[0]).Count;
        return [.. Enumerable.Range(0, seeds)
            .Select(seed => LogFit.Line(widths.Select(width => (Math.Log2(width), Best(evidence, Cell(kind, width), seed)))).Slope)];
    }

    // The lowest point of the parabola through the best rate and its two neighbours.
    private static double Best(PaperEvidence evidence, string cell, int seed)
    {
        var exponents = evidence.Xs(Loss, cell);
        var losses = exponents.Select(exponent => evidence.Values(Loss, cell, exponent)[seed])
            .Select(loss => double.IsFinite(loss) ? loss : double.MaxValue).ToArray();
        var best = Array.IndexOf(losses, losses.Min());
        if (best == 0 || best == losses.Length - 1)
            return exponents[best];
        var (left, middle, right) = (losses[best - 1], losses[best], Math.Min(losses[best + 1], 100));
        var curvature = left - (2 * middle) + right;
        return exponents[best] + (curvature > 0 ? (left - right) / (2 * curvature) : 0);
    }
}
