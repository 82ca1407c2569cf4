using MathNet.Numerics.Statistics;
using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>The most famous table of vanishing gradients.</summary>
public sealed class NielsenLayers : PaperReproduction
{
    private const string Norm = "bias_gradient_norm";

    private static readonly double[][] Table = [[0.07, 0.31], [0.012, 0.060, 0.283], [0.003, 0.017, 0.070, 0.285]];

    public override string Id => "nielsen-2015";

    public override int Order => 1;

    public override PaperSource Paper => new(
        "Nielsen", 2015, "Neural Networks and Deep Learning", "online book", "chapter 5, speed of learning per hidden layer",
        "The nine numbers were read in the book; the protocol is from memory.");

    public override string Protocol =>
        "MLPs 784-30-30-10, with 2, 3 and 4 hidden layers of 30 sigmoid units, W ~ N(0, 1/fan_in), b ~ N(0, 1), cross-entropy: the "
        + "Euclidean norm of the mean bias gradient of each hidden layer over 1,000 images, at initialization, over seeds.";

    public override string Published => "0.07, 0.31; 0.012, 0.060, 0.283; 0.003, 0.017, 0.070, 0.285";

    public override string Tolerance =>
        "Each published number, from one network, within 2 standard deviations of the logarithm over seeds. The geometric mean of the "
        + "ratio of the first two layers within 15% of √χ of a wide layer.";

    public override string Reduced => "Fashion-MNIST, or sparse synthetic images where it is not installed, in place of MNIST.";

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var cases = new List<Case>();
        var plot = new PaperPlot(evidence);
        var panels = new List<CurvePanel>();
        foreach (var published in Table)
        {
            var cell = $"{published.Length} hidden layers";
            for (var layer = 1; layer <= published.Length; layer++)
            {
                var logs = evidence.Values(Norm, cell, layer).Select(value => Math.Log(value)).ToArray();
                cases.Add(Within.Deviations(
                    $"{cell}, layer {layer}: {published[layer - 1]}",
                        "distance of the published norm from the mean over seeds, in logarithms",
                    (Math.Log(published[layer - 1]) - logs.Mean()) / logs.StandardDeviation(), 2));
            }
            panels.Add(CurvePanel.Of(
                cell, PanelAxis.Layer, new("norm of ∂C/∂b", AxisScale.Log),
                [
                    plot.Measured(Norm, cell, "measured, quartiles over seeds"),
                    plot.Line("published", Enumerable.Range(0, published.Length).Select(i => (i + 1.0, published[i])), PaperStroke.Points),
                ]));
        }
        var theory = Math.Sqrt(WideNetwork.Mean(z => Math.Pow(Sigmoid.Derivative(z), 2),
            1 + WideNetwork.Mean(z => Math.Pow(Sigmoid.Value(z), 2), 1.2)));
        cases.AddRange(Table.Select(published => $"{published.Length} hidden layers").Select(cell => new Case(
            cell, "norm at layer 1 / norm at layer 2", evidence.Ratio(Norm, (cell, 1), (cell, 2)), Within.Share(theory, 0.15))));
        return new(
            "Each hidden layer nearer the input learns about five times slower, as in the book.", cases,
            plot.View(
                "Each layer nearer the input has a gradient about five times smaller",
                "The norm of the mean bias gradient over 1,000 images at initialization: medians and quartiles over seeds, and the book's "
                + "numbers, which are of one network each.",
                3, panels));
    }

    private static Theory.ScalarActivation Sigmoid => WideNetwork.Of(new SigmoidConfig());
}
