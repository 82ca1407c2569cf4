using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>Sharpness rises to 2/η and stays.</summary>
public sealed class EdgeOfStability : PaperReproduction
{
    private const string Sharpness = "sharpness_times_rate";

    public override string Id => "cohen-2021";

    public override int Order => 21;

    public override PaperSource Paper => new(
        "Cohen, Kaur, Li, Kolter and Talwalkar", 2021, "Gradient descent on neural networks typically occurs at the edge of stability",
            "ICLR", "figure 1: sharpness rises to 2/η and hovers there",
        PaperSource.FromMemory);

    public override string Protocol =>
        "Full-batch gradient descent on a tanh net with two hidden layers of 100 units, squared error on 200 Gaussian samples of 64 "
        + "features with random labels of ten classes, at rates 0.2 and 0.4: η times the largest eigenvalue of the Hessian, by power "
        + "iteration with Hessian-vector products from autograd.";

    public override string Published =>
        "the sharpness rises until it reaches 2/η and then stays there or just above, while the loss goes on falling, not monotonically";

    public override string Tolerance =>
        "η times sharpness: below 1.5 at the start, mean of the last quarter within 10% of 2, for each rate; the loss at the end below "
        + "the loss at the start of the last quarter.";

    public override string Reduced =>
        "200 synthetic samples and 100 units in place of 5,000 images of CIFAR-10 and 200 units; rates 0.2 and 0.4 in place of 0.01.";

    public override string Comment =>
        "Changed after the first measurement: at a rate of 0.04 the training ended while the sharpness was 0.14/η, far below the edge. "
        + "The rates are ten times as large now.";

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        var (cases, cells) = (new List<Case>(), evidence.Cells(Sharpness));
        foreach (var cell in cells)
        {
            var steps = evidence.Xs(Sharpness, cell);
            var tail = steps.Where(step => step >= 0.75 * steps[^1]).ToArray();
            var ends = evidence.Values(Sharpness, cell, 0)
                .Select((_, seed) => tail.Average(step => evidence.Values(Sharpness, cell, step)[seed]));
            cases.Add(new(cell, "η · sharpness at the start", evidence.Mean(Sharpness, cell), Bound.Below(1.5)));
            cases.Add(new(cell, "η · sharpness, last quarter", MeanInterval.Of(ends), Within.Share(2, 0.1)));
            cases.Add(new(cell, "loss at the end / at the start of the last quarter",
                evidence.Ratio("loss", (cell, steps[^1]), (cell, tail[0])), Bound.Below(1)));
        }
        return new(
            "Gradient descent raises the sharpness to the largest that its rate allows, and stays there.", cases,
            plot.View(
                "Sharpness rises to 2/η and stays",
                    "Left: rate times sharpness. Right: the training loss. Medians and quartiles over seeds.", 2,
                CurvePanel.Of(
                    "Sharpness", new("step", AxisScale.Linear), new("η · sharpness", AxisScale.FromZero),
                        cells.Select(cell => plot.Measured(Sharpness, cell, cell)),
                    new ReferenceLine(2, "2")),
                CurvePanel.Of("Loss", new("step", AxisScale.Linear), new("training loss", AxisScale.Log),
                    cells.Select(cell => plot.Measured("loss", cell, cell)))));
    }
}
