using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Tests whether the gradient does not vanish if ReLU replaces sigmoid.</summary>
public sealed class FixRelu : Claim
{
    // Ten points of accuracy: more than the variation between replicates of one network.
    private const double Better = 0.1;

    private const int Deep = 30;

    private static readonly NoteNetwork Sigmoid = new(new SigmoidConfig());
    private static readonly NoteNetwork Swapped = new(new ReluConfig());
    private static readonly NoteNetwork He = Swapped with { Initialization = new HeNormalConfig() };
    private static readonly int[] Depths = [2, 5, 10, 20, Deep];

    private static readonly (string label, NoteNetwork network)[] Networks =
        [("sigmoid, Xavier", Sigmoid), ("ReLU, Xavier", Swapped), ("ReLU, He", He)];

    public override string Id => "fix-relu";

    public override int Order => 60;

    public override string Statement =>
        "Replace sigmoid or tanh with ReLU: it avoids small gradients, because it keeps positive values unchanged.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Activation Functions Matter",
        "Use Different Activation Functions",
        "Replace Sigmoid/Tanh with:",
        @"ReLU (Rectified Linear Unit) Avoids small gradients by keeping positive values unchanged $f(x) = \max(0, x)$",
    ];

    public override string Prediction =>
        "If ReLU replaces sigmoid and nothing else changes, the gradient does not vanish and the network learns, at ten layers and at "
        + "thirty.";

    public override string Rule =>
        $"Only the activation changes. At ten layers, ‖δ₁‖/‖δ₁₀‖ must be above {SignalLimits.VanishedAndWhy}, and the validation accuracy "
        + "must be more than ten points above that of the sigmoid network, paired by seed; both with 95% intervals. Refuted if one of "
        + "these conditions fails. Otherwise supported if ‖δ₁‖/‖δ₃₀‖ at thirty layers is also above 10⁻³, and conditional if it is below.";

    public override string Source =>
        "Glorot, Bordes & Bengio 2011. He et al. 2015: each layer multiplies the squared signal by ½ fan_out · Var(W), which is 1 with "
        + "He's weights and ½ with Xavier's.";

    public override string Reason =>
        "ReLU's derivative is 1 for positive inputs but 0 for the other half, which halves the squared gradient in every layer unless "
        + "the weights compensate for it";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Networks.Select(n => n.network.Trained(settings)), .. Networks.SelectMany(n =>
            Depths.Select(depth => Initial(n.network, depth, settings)))];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: ReLU instead of sigmoid keeps the gradient at ten layers and at thirty.",
        Verdict.Conditional => $"ReLU works for ten layers; thirty layers need He's weights (Xavier's keep {ruling.Failing?.Number}).",
        _ => $"ReLU instead of sigmoid is not enough ({ruling.Failing?.Name}: {ruling.Failing?.Number}, not "
            + $"{ruling.Failing?.Expected.Words}).",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var settings = evidence.Settings;
        Interval Left(NoteNetwork network, int depth) => evidence.SignalRatio(Initial(network, depth, settings));
        var gain = Evidence.Paired(evidence.Accuracies(Swapped.Trained(settings)), evidence.Accuracies(Sigmoid.Trained(settings)));
        var deep = Left(Swapped, Deep);
        var trained = evidence.Run(He.Trained(settings));
        var dead = ShareInterval.Of(trained.LastValues(trained.HiddenLayers[^1], Quantity.DeadFraction));
        return new Judgement
        {
            Ruling = Rulings.Core(
                [
                    SignalLimits.Kept("Xavier, 10 layers", Left(Swapped, 10)),
                    new Case("ReLU minus sigmoid",
                        "difference in validation accuracy, ten layers", gain, Bound.Above(Better, "10 points"), NumberForm.Points),
                ],
                [SignalLimits.Kept("Xavier, 30 layers", deep, "‖δ₁‖/‖δ₃₀‖ at initialization")]),
            Shows = $"With ReLU instead of sigmoid and no other change, ten layers keep {Spelling.Number(Left(Swapped, 10).Estimate)} of "
                + $"the signal instead of {Spelling.Number(Left(Sigmoid, 10).Estimate)}. The accuracy changes by "
                + $"{Spelling.Points(gain.Estimate)}. Thirty layers keep "
                + $"{Spelling.Number(deep.Estimate)} with Xavier's weights and {Spelling.Number(Left(He, Deep).Estimate)} with He's.",
            Details = $"With ReLU instead of sigmoid and no other change, ten layers keep {Spelling.Number(Left(Swapped, 10).Estimate)} "
                + $"of the signal instead of {Spelling.Number(Left(Sigmoid, 10).Estimate)}. After {settings.Steps} steps, the mean "
                + $"accuracy is {Reached(Swapped)} instead of {Reached(Sigmoid)}. With He's weights, it is {Reached(He)}.",
            Boundary = $"At thirty layers, ReLU keeps {Spelling.Number(deep.Estimate)} of the signal with Xavier's weights and "
                + $"{Spelling.Number(Left(He, Deep).Estimate)} with He's, so the weights matter too. The zero derivative for negative "
                + $"inputs has a cost: after training with He's weights, {Spelling.Percent(dead.Estimate)} of the units of the last "
                + "hidden layer are dead.",
            Figure = Draw(evidence, gain),
        };

        string Reached(NoteNetwork network) => Spelling.WithInterval(evidence.Accuracy(network.Trained(settings)), Spelling.Percent);
    }

    private static ClaimView Draw(Evidence evidence, Interval gain)
    {
        var runs = Networks.Select(n => evidence.Run(n.network.Trained(evidence.Settings))).ToArray();
        return ClaimFigures.View(
            runs,
            $"ReLU instead of sigmoid gains {Spelling.Number(100 * gain.Estimate)} points of accuracy on average, but the signal shrinks "
                + "without He's weights",
            "Left: the signal at the first layer at initialization, relative to the last, by depth. Right: the validation accuracy of "
                + $"ten layers during training. {ClaimFigures.LinesAndBands}",
            columns: 2,
            CurvePanel.Of("Signal at the first layer", new PanelAxis("hidden layers", AxisScale.Whole),
                new PanelAxis("‖δ₁‖ / ‖δ_depth‖", AxisScale.Log), Networks.Select((n, i) =>
                ClaimFigures.Line(i, n.label, Depths.Select(depth =>
                ((double)depth, evidence.SignalRatios(Initial(n.network, depth, evidence.Settings)))))),
                new ReferenceLine(SignalLimits.Vanished, "10⁻³")),
            CurvePanel.Of("Ten layers, validation accuracy", PanelAxis.Step, new PanelAxis("accuracy", AxisScale.Share),
                Networks.Select((n, i) => ClaimFigures.Accuracy(evidence, n.network.Trained(evidence.Settings), i, n.label))));
    }

    private static ExperimentConfig Initial(NoteNetwork network, int depth, ClaimSettings settings) =>
        (network with { Depth = depth }).AtInitialization(settings);
}
