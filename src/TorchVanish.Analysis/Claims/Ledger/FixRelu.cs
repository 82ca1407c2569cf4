using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Does ReLU in the place of sigmoid keep the gradient from vanishing?</summary>
public sealed class FixRelu : Claim
{
    // Ten points of accuracy: more than replicates of one network differ by.
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
        "Replace sigmoid or tanh by ReLU: it avoids small gradients, because it leaves positive values as they are.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Activation Functions Matter",
        "Use Different Activation Functions",
        "Replace Sigmoid/Tanh with:",
        @"ReLU (Rectified Linear Unit) Avoids small gradients by keeping positive values unchanged $f(x) = \max(0, x)$",
    ];

    public override string Prediction => "With ReLU instead of sigmoid, and nothing else changed, the gradient does not vanish and the "
        + "network learns, at ten layers and at thirty.";

    public override string Rule =>
        "The activation alone is exchanged. At ten layers ‖δ₁‖/‖δ₁₀‖ is to be above 10⁻³, " + SignalLimits.WhyVanished
        + ", and the validation accuracy more than ten points above the sigmoid network's, paired by seed, 95% intervals; if not, refuted. "
        + "Then at thirty layers: supported if ‖δ₁‖/‖δ₃₀‖ is above 10⁻³ there too, conditional if it is below.";

    public override string Source =>
        "Glorot, Bordes & Bengio 2011; He et al. 2015: the factor a layer is ½ fan_out · Var(W), 1 with He's weights and ½ with Xavier's.";

    public override string Reason => "ReLU's derivative is 1 for positive inputs, but 0 for the other half, which halves the squared "
        + "gradient per layer unless the weights make up for it";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Networks.Select(n => n.network.Trained(settings)), .. Networks.SelectMany(n =>
            Depths.Select(depth => Initial(n.network, depth, settings)))];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: ReLU in place of sigmoid keeps the signal at ten layers and at thirty.",
        Verdict.Conditional => $"ReLU works for ten layers; for thirty it needs He's weights (Xavier's keep {ruling.Failing?.Number}).",
        _ => $"ReLU in place of sigmoid is not enough: {ruling.Failing?.Name}: {ruling.Failing?.Number}, not "
            + $"{ruling.Failing?.Expected.Words}.",
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
            Shows = $"With ReLU in place of sigmoid, and nothing else changed, {Spelling.Number(Left(Swapped, 10).Estimate)} of the "
                + $"signal is left at ten layers instead of {Spelling.Number(Left(Sigmoid, 10).Estimate)}, and accuracy changes by "
                + $"{new Case("", "", gain, Bound.Above(0), NumberForm.Points).Number}. At thirty layers {Spelling.Number(deep.Estimate)} "
                + $"is left with Xavier's weights and {Spelling.Number(Left(He, Deep).Estimate)} with He's.",
            Details = $"With ReLU for sigmoid, and nothing else changed, {Spelling.Number(Left(Swapped, 10).Estimate)} of the signal is "
                + $"left at ten layers instead of {Spelling.Number(Left(Sigmoid, 10).Estimate)}, "
                + $"and the mean accuracy after {settings.Steps} steps goes from {Reached(Sigmoid)} to {Reached(Swapped)}. "
                + $"With He's weights it is {Reached(He)}.",
            Boundary = $"At thirty layers ReLU with Xavier's weights leaves {Spelling.Number(deep.Estimate)}, with He's "
                + $"{Spelling.Number(Left(He, Deep).Estimate)}: the activation alone is not the cure. "
                + $"And zero for negative inputs has a price: after training {Spelling.Percent(dead.Estimate)} of the last hidden layer's "
                + "units are dead.",
            Figure = Draw(evidence, gain),
        };

        string Reached(NoteNetwork network) => Spelling.WithInterval(evidence.Accuracy(network.Trained(settings)), Spelling.Percent);
    }

    private static ClaimView Draw(Evidence evidence, Interval gain)
    {
        var runs = Networks.Select(n => evidence.Run(n.network.Trained(evidence.Settings))).ToArray();
        return ClaimFigures.View(
            runs,
            $"ReLU for sigmoid: {Spelling.Number(100 * gain.Estimate)} points more accurate on average, but the signal shrinks without "
                + "He's weights",
            "Left, what is left of the signal at initialization, by depth; right, validation accuracy of ten layers over the training. "
                + "Lines are medians over replicates, bands the interquartile range.",
            columns: 2,
            CurvePanel.Of("Signal left at the first layer", new PanelAxis("hidden layers", AxisScale.Whole),
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
