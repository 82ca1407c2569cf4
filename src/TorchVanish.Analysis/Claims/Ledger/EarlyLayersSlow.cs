using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Tests whether the early layers of a network with a vanishing gradient learn slowly or not at all.</summary>
public sealed class EarlyLayersSlow : Claim
{
    // A layer whose relative weight change is a tenth of another layer's learns slowly in comparison.
    private const double Slow = 0.1;
    private const string Quantity = "relative weight change, first hidden layer divided by last";

    private static readonly NoteNetwork Vanishing = new(new SigmoidConfig());
    // The usual learning rate of each optimizer.
    private static readonly NoteNetwork Adam = Vanishing with { Optimizer = new AdamConfig(), LearningRate = 0.001 };
    private static readonly NoteNetwork Healthy = new(new ReluConfig());
    private static readonly NoteNetwork He = Healthy with { Initialization = new HeNormalConfig() };

    public override string Id => "early-layers-slow";

    public override int Order => 10;

    public override string Statement =>
        "When gradients become extremely small during backpropagation, early layers learn very slowly or not at all.";

    public override IReadOnlyList<string> Sentences =>
    [
        "The **vanishing gradient problem** occurs when gradients become **extremely small** during backpropagation, causing early layers "
            + "in a neural network to learn **very slowly or not at all**.",
    ];

    public override string Prediction =>
        "In a ten-layer sigmoid network, the relative weight change of the first hidden layer is less than a tenth of that of the last, "
        + "both with plain SGD and with Adam. In networks whose gradient does not vanish, it is not.";

    public override string Rule =>
        "The relative weight change ‖W(t) − W(0)‖/‖W(0)‖ of the first hidden layer divided by that of the last, after training; "
        + "geometric mean with its 95% interval. Refuted unless this ratio is below 0.1 in a sigmoid network trained with plain SGD at a "
        + "learning rate of 0.1, and above 0.1 in two ReLU networks, one with Xavier's weights and one with He's. Otherwise supported if "
        + "the ratio is also below 0.1 in the sigmoid network trained with Adam at a learning rate of 0.001, and conditional if it is "
        + "above.";

    public override string Amendment =>
        "The first version compared only the ReLU network with He's weights. We added the ReLU network with Xavier's weights, so that "
        + "only the activation differs from the sigmoid network. We added Adam after we had seen that it trains the sigmoid network, "
        + "because the note does not restrict its statement to plain SGD.";

    public override string Source => "Based on Nielsen 2015, chapter 5, which measures bias gradients.";

    public override string Reason =>
        "the step of plain SGD is the learning rate times the gradient, whereas Adam first divides the gradient by its own size";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. new[] { Vanishing, Healthy, He, Adam }.Select(network => network.Trained(settings))];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: where the gradient vanishes, early layers hardly change, with SGD and with Adam.",
        Verdict.Conditional => $"Sigmoid's first layer changes {ruling.Holding?.Number} times as much as the last with SGD, "
            + $"{ruling.Failing?.Number} with Adam.",
        _ => $"A vanishing gradient does not slow early layers: the ratio is {ruling.Failing?.Number} for {ruling.Failing?.Name}.",
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
            Shows = $"With plain SGD, the first of ten sigmoid layers changes {Spelling.Number(slow.Estimate)} times as much as the "
                + $"last, relative to its norm, and the network reaches an accuracy of {Reached(Vanishing)}. With Adam at a learning "
                + $"rate of {Spelling.Constant(Adam.LearningRate)}, the first layer changes {Spelling.Number(adam.Estimate)} times as "
                + $"much as the last, and the same network reaches {Reached(Adam)}. Both runs start with the same small gradient, but "
                + "Adam's step is not small.",
            Details = $"After {evidence.Settings.Steps} steps of plain SGD, the first of ten sigmoid layers has changed "
                + $"{Spelling.Number(slow.Estimate)} times as much as the last, relative to its norm. It has changed by "
                + $"{Spelling.Number(Moved(runs[0]).Estimate)} of its norm with SGD and by {Spelling.Number(Moved(runs[3]).Estimate)} "
                + "with Adam. With ReLU and the same Xavier weights, where the gradient does not vanish, the ratio is "
                + $"{Spelling.Number(even.Estimate)}.",
            Boundary = "Early layers are slow because their gradient vanishes, not because they are early. With ReLU and He's weights, "
                + $"the first layer changes {Spelling.Number(he.Estimate)} times as much as the last, and layers 2 to 9 change "
                + $"{Spelling.Range(between.Min(), between.Max())} times as much. With He's weights, the first layer starts with larger "
                + $"weights: it changes by {Spelling.Number(Moved(runs[2]).Estimate)} of its norm, compared with "
                + $"{Spelling.Number(Moved(runs[1]).Estimate)} with Xavier's.",
            Figure = ClaimFigures.View(
                runs,
                $"The first sigmoid layer changes {Spelling.Number(slow.Estimate)} times as much as the last with SGD, "
                    + $"{Spelling.Number(adam.Estimate)} times with Adam",
                "Relative weight change of the hidden layers. Left: every layer at the end of training. Right: the first hidden layer "
                    + $"during training. {ClaimFigures.LinesAndBands}",
                columns: 2,
                CurvePanel.Of("Each hidden layer, after training", PanelAxis.Layer, Axis, Lines(runs, (run, i, label) =>
                    LayerCurve.At(run, i, 0, label, run.Steps[^1], Runs.Quantity.WeightChange, run.HiddenLayers))),
                CurvePanel.Of("First hidden layer, during training", PanelAxis.Step, Axis, Lines(runs, (run, i, label) =>
                    StepCurve.OfLayer(run, i, 0, label, run.HiddenLayers[0], Runs.Quantity.WeightChange, run.Steps.Where(s => s > 0))))),
        };
    }

    private static readonly PanelAxis Axis = new("‖W − W(0)‖ / ‖W(0)‖", AxisScale.Log);

    private static IEnumerable<Curve> Lines(MeasuredRun[] runs, Func<MeasuredRun, int, string, Curve> line) =>
        runs.Zip(["sigmoid, SGD", "ReLU, Xavier, SGD", "ReLU, He, SGD", "sigmoid, Adam"]).Select((pair, i) =>
            line(pair.First, i, pair.Second));

    /// <summary>
    /// The relative change of a layer divided by that of the last hidden layer, after training. The default is the first layer.
    /// </summary>
    private static Interval Change(MeasuredRun run, int? layer = null) =>
        GeometricMean.Of(run.Ratios(run.Steps[^1], layer ?? run.HiddenLayers[0], run.HiddenLayers[^1], Runs.Quantity.WeightChange));

    /// <summary>‖W(t) − W(0)‖/‖W(0)‖ of the first hidden layer after training.</summary>
    private static Interval Moved(MeasuredRun run) =>
        GeometricMean.Of(run.Values(run.Steps[^1], run.HiddenLayers[0], Runs.Quantity.WeightChange));
}
