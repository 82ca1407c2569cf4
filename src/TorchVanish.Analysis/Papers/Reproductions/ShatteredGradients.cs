using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>Gradients of deep nets as white noise.</summary>
public sealed class ShatteredGradients : PaperReproduction
{
    private const string Correlation = "autocorrelation";
    private const int Lag = 5;

    public override string Id => "balduzzi-2017";

    public override int Order => 7;

    public override PaperSource Paper => new(
        "Balduzzi, Frean, Leary, Lewis, Ma and McWilliams", 2017, "The shattered gradients problem", "ICML", "figures 1 and 2",
        "The setting (256 points, 200 units, 24 and 50 layers, β = 0.1) is from literature notes; biases of the first layer and "
        + "thresholds are ours.");

    public override string Protocol =>
        "df/dx by autograd at 256 inputs in [−2, 2], for ReLU nets of 200 units with 1 and 24 layers and a residual net of 50 layers with "
        + "batch norm and β = 0.1: the autocorrelation along the line, over seeds.";

    public override string Published =>
        "the gradient of 1 layer resembles brown noise, of 24 layers white noise, of the residual net something between";

    public override string Tolerance =>
        "At lag 5 the mean autocorrelation above 0.8 for 1 layer and below 0.3 for 24 layers; the residual net at least 0.1 below the "
        + "first and above the second.";

    public override string Comment =>
        "The 24-layer net has 0.52 at lag 5 in a quick look, not below 0.3: with biases of variance 1 in the first layer, inputs five "
        + "points apart differ by an angle of about 0.04 only, and 24 layers do not shatter what is so near. The lag and the bound are "
        + "ours, and so are the biases. The disagreement is left standing.";

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        string[] cells = ["1 layer", "24 layers", "50 layers, residual"];
        Statistics.Interval Difference(string above, string below) => Statistics.MeanInterval.Of(
            evidence.Values(Correlation, above, Lag).Zip(evidence.Values(Correlation, below, Lag), (a, b) => a - b));
        Case[] cases =
        [
            new("1 layer", "autocorrelation at lag 5", evidence.Mean(Correlation, cells[0], Lag), Bound.Above(0.8)),
            new("24 layers", "autocorrelation at lag 5", evidence.Mean(Correlation, cells[1], Lag), Bound.Below(0.3)),
            new("1 layer − residual", "difference at lag 5", Difference(cells[0], cells[2]), Bound.Above(0.1)),
            new("residual − 24 layers", "difference at lag 5", Difference(cells[2], cells[1]), Bound.Above(0.1)),
        ];
        CurvePanel Trace(string cell) => CurvePanel.Of(
            cell, new("x", AxisScale.Linear), new("df/dx", AxisScale.Linear),
                [plot.Line(cell, evidence.Points("gradient", cell).Select(p => (p.X, p.Y.Median)), PaperStroke.Measured)]);
        return new(
            "Without shortcuts the gradient at neighbouring inputs has little in common; with them it has.", cases,
            plot.View(
                "Deep plain nets have shattered gradients",
                "df/dx of one net each, and the autocorrelation along the line: medians and quartiles over seeds.", 2,
                [
                    .. cells.Select(Trace),
                    CurvePanel.Of(
                        "Autocorrelation", new("lag", AxisScale.Linear), new("autocorrelation", AxisScale.Linear),
                            cells.Select(cell => plot.Measured(Correlation, cell, cell))),
                ]));
    }
}
