using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Do the early layers of a network whose gradient vanishes learn slowly or not at all?</summary>
public sealed class EarlyLayersSlow : Claim
{
    // A layer that moves a tenth as far as another, relative to its length, learns slowly beside it.
    private const double Slow = 0.1;
    private const string Quantity = "relative weight change of the first hidden layer over that of the last";

    private static readonly NoteNetwork Vanishing = new(new SigmoidConfig());
    // The usual learning rate of each optimizer.
    private static readonly NoteNetwork Adam = Vanishing with { Optimizer = new AdamConfig(), LearningRate = 0.001 };
    private static readonly NoteNetwork Healthy = new(new ReluConfig());
    private static readonly NoteNetwork He = Healthy with { Initialization = new HeNormalConfig() };

    public override string Id => "early-layers-slow";

    public override int Order => 10;

    public override string Statement =>
        "When gradients become extremely small during backpropagation, the early layers learn very slowly or not at all.";

    public override IReadOnlyList<string> Sentences =>
    [
        "The **vanishing gradient problem** occurs when gradients become **extremely small** during backpropagation, causing early layers "
            + "in a neural network to learn **very slowly or not at all**.",
    ];

    public override string Prediction =>
        "In a ten-layer sigmoid network the first hidden layer's relative weight change is less than a tenth of the last one's, with "
            + "plain SGD and with Adam; in networks whose gradient does not vanish it is not.";

    public override string Rule =>
        "The ratio of ‖W(t) − W(0)‖/‖W(0)‖ between first and last hidden layer after training, geometric mean with its 95% interval. "
        + "Refuted unless it is below 0.1 in a sigmoid network trained with plain SGD at 0.1, and above 0.1 in two ReLU networks, with "
        + "Xavier's weights and with He's. "
        + "Then supported if it is below 0.1 in the sigmoid network trained with Adam at 0.001 too, and conditional if it is above.";

    public override string Amendment =>
        "At first only the ReLU network with He's weights was compared; the one with Xavier's was added, so that only the activation "
            + "differs from the sigmoid network. Adam was added after it had been seen to train the sigmoid network: the note does not "
            + "say that it speaks of plain SGD.";

    public override string Source => "After Nielsen 2015, chapter 5, who measures bias gradients.";

    public override string Reason =>
        "plain SGD's step is the gradient times the learning rate, while Adam divides the gradient by its own size first";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. new[] { Vanishing, Healthy, He, Adam }.Select(network => network.Trained(settings))];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: where the gradient vanishes, early layers hardly move, with SGD and with Adam.",
        Verdict.Conditional => $"With SGD, sigmoid's first layer moves {ruling.Holding?.Number} times as far as the last; with Adam "
            + $"{ruling.Failing?.Number}.",
        _ => $"Vanishing does not slow early layers: {ruling.Failing?.Name} moves the first {ruling.Failing?.Number} times as far.",
    };

    public override Judgement Judge(Evidence evidence)
    {
        MeasuredRun[] runs = [.. Experiments(evidence.Settings).Select(evidence.Run)];
        var (slow, even, he, adam) = (Change(runs[0]), Change(runs[1]), Change(runs[2]), Change(runs[3]));
        string Reached(NoteNetwork network) => Spelling.Percent(evidence.Accuracy(network.Trained(evidence.Settings)).Estimate);
        var between = runs[2].HiddenLayers.Skip(1).SkipLast(1).Select(layer => Change(runs[2], layer).Estimate).ToArray();
        return new Judgement
        {
            Ruling = Rulings.Core(
                [
                    new Case("sigmoid, SGD", Quantity, slow, Bound.Below(Slow)),
                    new Case("ReLU, Xavier, SGD", Quantity, even, Bound.Above(Slow)),
                    new Case("ReLU, He, SGD", Quantity, he, Bound.Above(Slow)),
                ],
                [new Case("sigmoid, Adam", Quantity, adam, Bound.Below(Slow))]),
            Shows = $"With plain SGD the first of ten sigmoid layers moves {Spelling.Number(slow.Estimate)} times as far as the last, "
                + $"relative to its length, and the network ends at {Reached(Vanishing)}. "
                + $"With Adam at a learning rate of {Spelling.Constant(Adam.LearningRate)} it moves {Spelling.Number(adam.Estimate)} "
                + $"times as far as the last, and the same network reaches {Reached(Adam)}. The gradient is as small at the start; Adam's "
                + "step is not.",
            Details = $"After {evidence.Settings.Steps} steps the first of ten sigmoid layers has moved {Spelling.Number(slow.Estimate)} "
                + $"times as far as the last one, relative to its length: it has moved by {Spelling.Number(Moved(runs[0]).Estimate)} of "
                + $"that, with Adam by {Spelling.Number(Moved(runs[3]).Estimate)}. "
                + "With ReLU and the same Xavier weights, where the gradient does not vanish, the ratio is "
                + $"{Spelling.Number(even.Estimate)}.",
            Boundary = "It is the vanishing signal that stops the early layers, not their being early. With ReLU and He's weights the "
                + $"first layer moves {Spelling.Number(he.Estimate)} times as far as the last, layers 2 to 9 "
                + $"{Spelling.Range(between.Min(), between.Max())} times; "
                + $"its weights are larger there to begin with, and it moves by {Spelling.Number(Moved(runs[2]).Estimate)} of its length, "
                + $"with Xavier's by {Spelling.Number(Moved(runs[1]).Estimate)}.",
            Figure = ClaimFigures.View(
                runs,
                $"The first sigmoid layer moves {Spelling.Number(slow.Estimate)} times as far as the last with SGD, "
                    + $"{Spelling.Number(adam.Estimate)} times with Adam",
                "Relative weight change of each hidden layer: left at the end of training, right the first hidden layer over the "
                    + "training. Lines are medians over replicates, bands the interquartile range.",
                columns: 2,
                CurvePanel.Of("Each hidden layer, at the end", PanelAxis.Layer, Axis, Lines(runs, (run, i, label) =>
                    LayerCurve.At(run, i, 0, label, run.Steps[^1], Runs.Quantity.WeightChange, run.HiddenLayers))),
                CurvePanel.Of("First hidden layer, over the training", PanelAxis.Step, Axis, Lines(runs, (run, i, label) =>
                    StepCurve.OfLayer(run, i, 0, label, run.HiddenLayers[0], Runs.Quantity.WeightChange, run.Steps.Where(s => s > 0))))),
        };
    }

    private static readonly PanelAxis Axis = new("‖W − W(0)‖ / ‖W(0)‖", AxisScale.Log);

    private static IEnumerable<Curve> Lines(MeasuredRun[] runs, Func<MeasuredRun, int, string, Curve> line) =>
        runs.Zip(["sigmoid, SGD", "ReLU, Xavier, SGD", "ReLU, He, SGD", "sigmoid, Adam"]).Select((pair, i) =>
            line(pair.First, i, pair.Second));

    /// <summary>
    /// The relative change of a layer over that of the last hidden one, at the end; of the first layer where none is named.
    /// </summary>
    private static Interval Change(MeasuredRun run, int? layer = null) =>
        GeometricMean.Of(run.Ratios(run.Steps[^1], layer ?? run.HiddenLayers[0], run.HiddenLayers[^1], Runs.Quantity.WeightChange));

    /// <summary>‖W(t) − W(0)‖/‖W(0)‖ of the first hidden layer at the end.</summary>
    private static Interval Moved(MeasuredRun run) =>
        GeometricMean.Of(run.Values(run.Steps[^1], run.HiddenLayers[0], Runs.Quantity.WeightChange));
}
