using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>A thousand layers and one scalar each.</summary>
public sealed class ReZero : PaperReproduction
{
    private const string Accuracy = "accuracy";

    public override string Id => "bachlechner-2020";

    public override int Order => 24;

    public override PaperSource Paper => new(
        "Bachlechner, Majumder, Mao, Cottrell and McAuley", 2020, "ReZero is all you need: fast convergence at large depth",
            "UAI 2021 (arXiv 2020)", "section 4: deep fully connected nets",
        PaperSource.FromMemory);

    public override string Protocol =>
        "Fully connected nets of 32 units with 128 and 1,000 layers on ten classes of a random tanh teacher: x ← x + αW relu(x) with α = "
        + "0 at the start (ReZero), x ← x + W relu(x) (residual) and x ← W relu(x) (plain), He's weights, SGD with momentum 0.9 and rate "
        + "0.02, 300 and 120 steps.";

    public override string Published =>
        "ReZero trains fully connected nets of thousands of layers (10,000 shown), where plain and residual nets without a norm do not "
        + "train";

    public override string Tolerance =>
        "At both depths the accuracy at the end above 20% (chance 10%) for ReZero and below 17% for the others, where a net that is not "
        + "finite counts as chance.";

    public override string Reduced => "32 units, 1,000 layers and a synthetic task in place of 256 units, 10,000 layers and CIFAR-10.";

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        Interval Last(string cell)
        {
            // Batches are small: the last three that were recorded are averaged.
            var steps = evidence.Xs(Accuracy, cell).TakeLast(3).ToArray();
            return MeanInterval.Of(evidence.Values(Accuracy, cell, steps[0]).Select((_, seed) => steps.Average(step =>
                double.IsFinite(evidence.Values("loss", cell, step)[seed]) ? evidence.Values(Accuracy, cell, step)[seed] : 0.1)));
        }
        var cells = evidence.Cells(Accuracy);
        var cases = cells.Select(cell => new Case(
            cell, "accuracy at the end", Last(cell),
                cell.StartsWith("ReZero", StringComparison.Ordinal) ? Bound.Above(0.2, "20%") : Bound.Below(0.17, "17%"),
                    NumberForm.Percent));
        var panels = cells.GroupBy(cell => cell.Split(", ")[1]).Select(depth => CurvePanel.Of(
            depth.Key, new("step", AxisScale.Linear), new("accuracy", AxisScale.Linear),
                depth.Select(cell => plot.Measured(Accuracy, cell, cell.Split(", ")[0])), new ReferenceLine(0.1, "chance")));
        return new(
            "A scalar that starts at 0 lets a thousand layers train; without it neither plain nor residual nets do.", [.. cases],
            plot.View("ReZero trains a thousand layers", "Accuracy of each batch, before its step: medians and quartiles over seeds.", 2,
                [.. panels]));
    }
}
