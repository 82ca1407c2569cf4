using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Records.Configuration;
using TorchVanish.Records.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Do the early layers of a network whose gradient vanishes learn slowly or not at all?</summary>
public sealed class EarlyLayersSlow : Claim
{
    // A layer that moves a tenth as far as another, relative to its length, learns slowly beside it.
    private const double Slow = 0.1;

    private static readonly NoteNetwork Vanishing = new(new SigmoidConfig());
    private static readonly NoteNetwork Healthy = new(new ReluConfig()) { Initialization = new HeNormalConfig() };

    public override string Id => "early-layers-slow";

    public override int Order => 10;

    public override string Statement => "When gradients become extremely small during backpropagation, the early layers learn very slowly or not at all.";

    public override IReadOnlyList<string> Sentences =>
    [
        "The **vanishing gradient problem** occurs when gradients become **extremely small** during backpropagation, causing early layers in a neural network to learn **very slowly or not at all**.",
    ];

    public override string Prediction => "In a ten-layer sigmoid network the first hidden layer's relative weight change is less than a tenth of the last one's; in a network whose gradient does not vanish it is not.";

    public override string Rule =>
        "The ratio of ‖W(t) − W(0)‖/‖W(0)‖ between first and last hidden layer after training, geometric mean with its 95% interval: supported if it is below 0.1 in the sigmoid network and above it in a ReLU network with He's weights.";

    public override string Source => "Nielsen 2015, chapter 5.";

    public override string Correction => "As it stands.";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) => [Vanishing.Trained(settings), Healthy.Trained(settings)];

    public override Judgement Judge(Evidence evidence)
    {
        var (sigmoid, relu) = (evidence.Run(Vanishing.Trained(evidence.Settings)), evidence.Run(Healthy.Trained(evidence.Settings)));
        var (slow, even) = (Change(sigmoid), Change(relu));
        var sides = Decide.All(Decide.Below(slow, Slow), Decide.Above(even, Slow));
        return new Judgement
        {
            Ruling = Decide.Plainly(sides),
            Measured = slow,
            Quantity = "relative weight change, first hidden layer over last, ten sigmoid layers",
            Expected = "below 0.1",
            Shows = $"After {evidence.Settings.Steps} steps the first of ten sigmoid layers has moved {Spelling.Number(slow.Estimate)} times as far as the last one, relative to its length: it has not begun to learn. "
                + $"With ReLU and He's weights, where the gradient does not vanish, the same ratio is {Spelling.Number(even.Estimate)}.",
            Boundary = "It is the vanishing signal that stops the early layers, not their being early: where the signal arrives, they move as far as the others or farther.",
            Figure = ClaimFigures.View(
                [sigmoid, relu],
                $"The first sigmoid layer moves {Spelling.Number(slow.Estimate)} times as far as the last",
                "Relative weight change of each hidden layer: left at the end of training, right the first hidden layer over the training. Lines are medians over replicates, bands the interquartile range.",
                columns: 2,
                CurvePanel.Of("Each hidden layer, at the end", PanelAxis.Layer, Axis, Lines(sigmoid, relu, (run, i, label) => LayerCurve.At(run, i, 0, label, run.Steps[^1], Quantity.WeightChange, run.HiddenLayers))),
                CurvePanel.Of("First hidden layer, over the training", PanelAxis.Step, Axis, Lines(sigmoid, relu, (run, i, label) => StepCurve.OfLayer(run, i, 0, label, run.HiddenLayers[0], Quantity.WeightChange, run.Steps.Where(s => s > 0))))),
        };
    }

    private static readonly PanelAxis Axis = new("‖W − W(0)‖ / ‖W(0)‖", AxisScale.Log);

    private static Curve[] Lines(MeasuredRun sigmoid, MeasuredRun relu, Func<MeasuredRun, int, string, Curve> line) => [line(sigmoid, 0, "sigmoid"), line(relu, 1, "ReLU, He")];

    private static Interval Change(MeasuredRun run) => GeometricMean.Of(run.Ratios(run.Steps[^1], run.HiddenLayers[0], run.HiddenLayers[^1], Quantity.WeightChange));
}
