using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Words;
using TorchVanish.Records.Configuration;
using TorchVanish.Records.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Does He's initialization keep the gradient of deep ReLU networks, where Xavier's does not?</summary>
public sealed class FixHe : Claim
{
    // The depth at which He et al. saw Xavier's initialization stall.
    private const int Depth = 30;

    // Of those that train. Some of them diverge, which ones is chance, and each counts as an accuracy of 0.
    private const int TimesReplicates = 4;

    private static readonly NoteNetwork He = new(new ReluConfig()) { Depth = Depth, Initialization = new HeNormalConfig() };
    private static readonly NoteNetwork Xavier = He with { Initialization = new XavierNormalConfig() };
    private static readonly NoteNetwork Note = He with { Initialization = new TextbookXavierConfig() };
    private static readonly NoteNetwork TenSigmoid = new(new SigmoidConfig()) { Initialization = new HeNormalConfig() };

    public override string Id => "fix-he";

    public override int Order => 120;

    public override string Statement => "He's initialization, with variance 2/fan_in, solves the vanishing gradient of ReLU networks.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Weight Initialization",
        "Use **He Initialization** (for ReLU) or **Glorot/Xavier** (for sigmoid/tanh):",
        "**He Initialization** (for ReLU):",
        @"$$W \sim \mathcal{N}(0, \frac{2}{\text{fan_in}})$$",
    ];

    public override string Prediction =>
        "In a ReLU network of thirty layers He's weights keep ‖δ₁‖/‖δ₃₀‖ within a factor of ten of 1 and Xavier's do not, which halve its square a layer; and after training the network with He's weights is the more accurate.";

    public override string Rule =>
        "At initialization, the geometric mean of ‖δ₁‖/‖δ₃₀‖ with its 95% interval: inside [0.1, 10] with He's weights, below 0.1 with Xavier's. After training, over four times as many replicates, the difference "
        + "in validation accuracy, paired by seed: above 0. Supported if all three hold; refuted if He's weights leave the interval or Xavier's stay in it; conditional if the signal is kept but accuracy gains nothing.";

    public override string Amendment =>
        "At first as many replicates were trained as are looked at: sixteen. But at the learning rate of 0.1 one in seven with He's weights diverges on the spirals, a quarter of these after hundreds of steps, when the last digit of some sum has long decided what the weights are; "
        + "and the same three sets of seeds, supported before the arithmetic of a layer was reordered, were supported, inconclusive and inconclusive after. Now four times as many are trained.";

    public override string Source => "He et al. 2015, section 2.2 and figure 3: thirty layers, Xavier \"completely stalls\", He converges.";

    public override string Correction => "As it stands: the 2 makes up for the half of the units that ReLU shuts. It is a rule for ReLU, and does nothing for sigmoid.";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. new[] { He, Xavier, Note, TenSigmoid }.Select(network => network.AtInitialization(settings)), Trained(He, settings), Trained(Xavier, settings)];

    public override Judgement Judge(Evidence evidence)
    {
        var settings = evidence.Settings;
        var (he, xavier, note) = (Ratio(He), Ratio(Xavier), Ratio(Note));
        var (trainedHe, trainedXavier) = (Trained(He, settings), Trained(Xavier, settings));
        var gain = evidence.Gain(trainedHe, trainedXavier);
        var better = Decide.Above(gain, 0);
        var kept = Decide.All(SignalLimits.Stable(he), Decide.Below(xavier, 1 / SignalLimits.Order));
        var runs = new[] { He.AtInitialization(settings), Xavier.AtInitialization(settings), Note.AtInitialization(settings), trainedHe, trainedXavier }.Select(evidence.Run).ToArray();
        return new Judgement
        {
            Ruling = (kept.Holds, better.Holds) switch
            {
                (true, true) => Verdict.Supported,
                (true, false) => Verdict.Conditional,
                (false, _) => Verdict.Refuted,
                _ => Decide.Inconclusive(kept, better),
            },
            Measured = he,
            Quantity = "‖δ₁‖/‖δ₃₀‖, ReLU with He's weights",
            Expected = "within a factor of ten of 1",
            Shows = $"Thirty ReLU layers keep {Spelling.Number(he.Estimate)} of the signal with He's weights, {Spelling.Number(xavier.Estimate)} with Xavier's and {Spelling.Number(note.Estimate)} with the note's Xavier. "
                + $"After {settings.Steps} steps they reach a mean accuracy of {Spelling.WithInterval(evidence.Accuracy(trainedHe), Spelling.Percent)} with He's and {Spelling.WithInterval(evidence.Accuracy(trainedXavier), Spelling.Percent)} with Xavier's, a difference of {Spelling.Points(gain)}.",
            Boundary = $"For ReLU. Ten sigmoid layers with He's weights keep {Spelling.Number(Ratio(TenSigmoid).Estimate)}.{Lost(evidence.Run(trainedHe))}",
            Figure = ClaimFigures.View(
                runs,
                $"Over thirty ReLU layers He's weights keep {Spelling.Number(he.Estimate)} of the signal, Xavier's {Spelling.Number(xavier.Estimate)}",
                "Left, the signal at initialization. Right, validation accuracy over the training. Lines are medians over replicates, bands the interquartile range.",
                columns: 2,
                CurvePanel.Of(
                    "Signal ‖∂L/∂z‖ at initialization",
                    PanelAxis.Layer,
                    new PanelAxis("gradient norm", AxisScale.Log),
                    new[] { "He", "Xavier", "note's Xavier" }.Select((label, i) => LayerCurve.At(runs[i], i, 0, label, runs[i].Steps[0], Quantity.PreactivationGradientNorm, runs[i].HiddenLayers))),
                CurvePanel.Of(
                    "Validation accuracy",
                    PanelAxis.Step,
                    new PanelAxis("accuracy", AxisScale.Share),
                    new[] { ("He", trainedHe), ("Xavier", trainedXavier) }.Select((network, i) => ClaimFigures.Accuracy(evidence, network.Item2, i, network.Item1)))),
        };

        Statistics.Interval Ratio(NoteNetwork network) => evidence.SignalRatio(network.AtInitialization(settings));
    }

    private static ExperimentConfig Trained(NoteNetwork network, ClaimSettings settings) => network.Trained(settings, TimesReplicates * settings.Replicates);

    // A signal that is kept is not yet a learning rate that suits it.
    private static string Lost(MeasuredRun run) => run.Record.Status?.DivergedReplicates.Count is int diverged and > 0
        ? $" With He's weights {diverged} of {run.Record.Config.Replicates} replicates of thirty layers diverge at the learning rate of 0.1, and count as an accuracy of 0: the signal is kept, and a smaller step would be needed to use it."
        : "";
}
