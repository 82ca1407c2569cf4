using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>What batch norm does in a residual net, and a scalar does as well.</summary>
public sealed class SkipInit : PaperReproduction
{
    private const string Scale = "stream_std";
    private const string Accuracy = "accuracy";
    private const string BatchNorm = "batch norm";
    private const string Zero = "SkipInit, α = 0";
    private const string Neither = "neither, α = 1";

    public override string Id => "de-smith-2020";

    public override int Order => 25;

    public override PaperSource Paper => new(
        "De and Smith", 2020, "Batch normalization biases residual blocks towards the identity function in deep networks", "NeurIPS",
        "section 3: the branch is smaller than the shortcut by about √depth; SkipInit", PaperSource.FromMemory);

    public override string Protocol =>
        "Residual MLPs x ← x + α W relu(BN(x)) of 64 blocks of 64 units: the standard deviation that batch norm divides by, at each block "
        + "at initialization; and training on ten classes of a random tanh teacher for 400 steps of SGD with momentum 0.9 and rate 0.01: "
        + "with batch norm, with α = 0 in its place, and with neither.";

    public override string Published =>
        "batch norm divides the branch by about √l in block l; a scalar that starts at 0 trains as well, and neither does not train";

    public override string Tolerance =>
        "Exponent of the standard deviation over the number of branches in the stream within 0.05 of ½. At the end, accuracy above 30% "
        + "(chance 10%) with batch norm and with SkipInit, and below 20% with neither, where a net that is not finite counts as chance.";

    public override string Reduced => "MLPs on a synthetic task in place of residual convolutional nets on CIFAR-10.";

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        var blocks = evidence.Xs(Scale, BatchNorm);
        // What enters block l is the input and l − 1 branches, each of variance 1.
        var slopes = evidence.Values(Scale, BatchNorm, 1).Select((_, seed) =>
            LogFit.Exponent(blocks.Select(l => (l, evidence.Values(Scale, BatchNorm, l)[seed]))));
        Interval Last(string cell) => MeanInterval.Of(
            evidence.Values(Accuracy, cell, evidence.Xs(Accuracy, cell)[^1])
                .Zip(evidence.Values("loss", cell, evidence.Xs("loss", cell)[^1]),
                    (accuracy, loss) => double.IsFinite(loss) ? accuracy : 0.1));
        Case[] cases =
        [
            new(BatchNorm, "exponent of the stream's standard deviation over l", MeanInterval.Of(slopes), Within.Distance(0.5, 0.05)),
            new(BatchNorm, "accuracy at the end", Last(BatchNorm), Bound.Above(0.3, "30%"), NumberForm.Percent),
            new(Zero, "accuracy at the end", Last(Zero), Bound.Above(0.3, "30%"), NumberForm.Percent),
            new(Neither, "accuracy at the end", Last(Neither), Bound.Below(0.2, "20%"), NumberForm.Percent),
        ];
        string[] cells = [BatchNorm, Zero, Neither];
        return new(
            "At initialization batch norm divides the branch by √l; a scalar of 0 on the branch makes the net train as well.", cases,
            plot.View(
                "Batch norm shrinks the branch by √l, and a scalar of 0 does as well",
                "Left: the standard deviation of what enters block l. Right: accuracy of each batch. Medians and quartiles over seeds.", 2,
                CurvePanel.Of(
                    "At initialization", new("block l", AxisScale.Log), new("standard deviation", AxisScale.Log),
                    [.. cells.Select(cell => plot.Measured(Scale, cell, cell)),
                        plot.Line("√l", blocks.Select(l => (l, Math.Sqrt(l))), color: PaperPlot.Theory)]),
                CurvePanel.Of(
                    "Training", new("step", AxisScale.Linear), new("accuracy", AxisScale.Share),
                        cells.Select(cell => plot.Measured(Accuracy, cell, cell)))));
    }
}
