using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Tests whether He's initialization keeps the gradient of deep ReLU networks, and whether Xavier's does not.</summary>
public sealed class FixHe : Claim
{
    // The depth at which He et al. observed that training stalls with Xavier's initialization.
    private const int Depth = 30;

    private const string Signal = "‖δ₁‖/‖δ₃₀‖ at initialization";

    /// <summary>The candidate learning rates.</summary>
    internal static IReadOnlyList<double> Rates { get; } = [0.01, 0.03, 0.1];


    private static readonly NoteNetwork He = new(new ReluConfig()) { Depth = Depth, Initialization = new HeNormalConfig() };
    private static readonly NoteNetwork Xavier = He with { Initialization = new XavierNormalConfig() };
    private static readonly NoteNetwork Note = He with { Initialization = new TextbookXavierConfig() };
    private static readonly NoteNetwork TenSigmoid = new(new SigmoidConfig()) { Initialization = new HeNormalConfig() };

    public override string Id => "fix-he";

    public override int Order => 120;

    public override string Statement =>
        "He's initialization, with variance 2/fan_in, solves the vanishing gradient problem of ReLU networks.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Weight Initialization",
        "Use **He Initialization** (for ReLU) or **Glorot/Xavier** (for sigmoid/tanh):",
        "**He Initialization** (for ReLU):",
        @"$$W \sim \mathcal{N}(0, \frac{2}{\text{fan_in}})$$",
    ];

    public override string Prediction =>
        "In a ReLU network of thirty layers, He's weights keep ‖δ₁‖/‖δ₃₀‖ within a factor of ten of 1. Xavier's weights do not, because "
        + "they halve its square in every layer. After training, the network with He's weights is more accurate.";

    public override string Rule =>
        "At initialization: the geometric mean of ‖δ₁‖/‖δ₃₀‖, with its 95% interval, is inside [0.1, 10] with He's weights and below 0.1 "
        + "with Xavier's. In training: each network uses the learning rate (0.01, 0.03 or 0.1) at which it is most accurate on separate "
        + "seeds that nothing else uses. The difference in validation accuracy over the replicates, paired by seed, is above 0. "
        + "Supported if all three conditions hold. Refuted if the ratio leaves the interval with He's weights or stays in it with "
        + "Xavier's. Conditional if the signal is kept but the accuracy does not improve.";

    public override string Amendment =>
        "The first version trained both networks at a learning rate of 0.1, with 16 replicates and later with 64. This rate is too large "
        + "for thirty layers with He's weights: one replicate in seven diverged and counted as an accuracy of 0. On Fashion-MNIST, the "
        + "verdict was inconclusive. Each network now chooses its learning rate on other seeds.";

    public override string Source =>
        "He et al. 2015, section 2.2 and figure 3: with thirty layers, training with Xavier's initialization \"completely stalls\", and "
        + "training with He's converges.";

    public override string Reason =>
        "the 2 in 2/fan_in compensates for the half of the units that ReLU sets to zero, and does not help sigmoid";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. new[] { He, Xavier, Note, TenSigmoid }.Select(network => network.AtInitialization(settings)), .. Rates.SelectMany(rate =>
            new[] { Trained(He, rate, settings), Trained(Xavier, rate, settings) })];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => $"Keep it: He's weights keep {ruling.Holding?.Number} of the signal in thirty ReLU layers and train better.",
        Verdict.Conditional => $"He's weights keep ReLU's signal but train no better than Xavier's (difference {ruling.Failing?.Number}).",
        _ => $"He's weights do not solve it ({ruling.Failing?.Name}: {ruling.Failing?.Number}, not {ruling.Failing?.Expected.Words}).",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var settings = evidence.Settings;
        var (he, xavier, note) = (Ratio(He), Ratio(Xavier), Ratio(Note));
        var (rateHe, rateXavier) = (BestRate(evidence, He), BestRate(evidence, Xavier));
        var (trainedHe, trainedXavier) = (Trained(He, rateHe, settings), Trained(Xavier, rateXavier, settings));
        var (accuracyHe, accuracyXavier) = (Judged(evidence, trainedHe), Judged(evidence, trainedXavier));
        var gain = Evidence.Paired(accuracyHe, accuracyXavier);
        var runs = new[] { He.AtInitialization(settings), Xavier.AtInitialization(settings), Note.AtInitialization(settings), trainedHe,
            trainedXavier }.Select(evidence.Run).ToArray();
        return new Judgement
        {
            Ruling = Rulings.Core(
                [
                    new Case("He's weights",
                        Signal, he, Bound.Between(1 / SignalLimits.Order, SignalLimits.Order, "within a factor of ten of 1")),
                    new Case("Xavier's weights", Signal, xavier, Bound.Below(1 / SignalLimits.Order)),
                ],
                [new Case("He minus Xavier",
                    "difference in validation accuracy, each at its best learning rate", gain, Bound.Above(0), NumberForm.Points)]) with
            {
                Reported = new Case("He minus Xavier",
                "difference in validation accuracy, each at its best learning rate", gain, Bound.Above(0), NumberForm.Points)
            },
            Shows = $"Thirty ReLU layers keep {Spelling.Number(he.Estimate)} of the signal with He's weights and "
                + $"{Spelling.Number(xavier.Estimate)} with Xavier's. At their best learning rates, {Spelling.Constant(rateHe)} and "
                + $"{Spelling.Constant(rateXavier)}, they reach accuracies of {Spelling.Percent(MeanInterval.Of(accuracyHe).Estimate)} "
                + $"and {Spelling.Percent(MeanInterval.Of(accuracyXavier).Estimate)}.",
            Details = $"Thirty ReLU layers keep {Spelling.Number(he.Estimate)} of the signal with He's weights, "
                + $"{Spelling.Number(xavier.Estimate)} with Xavier's and {Spelling.Number(note.Estimate)} with the note's version of "
                + $"Xavier. After {settings.Steps} steps, the mean accuracy is "
                + $"{Spelling.WithInterval(MeanInterval.Of(accuracyHe), Spelling.Percent)} with He's weights and "
                + $"{Spelling.WithInterval(MeanInterval.Of(accuracyXavier), Spelling.Percent)} with Xavier's, a difference of "
                + $"{Spelling.Points(gain)}.",
            Boundary = $"This holds for ReLU. Ten sigmoid layers with He's weights keep {Spelling.Number(Ratio(TenSigmoid).Estimate)} of "
                + $"the signal.{Lost(evidence.Run(trainedHe), rateHe)} {Tuned(evidence)}",
            Figure = ClaimFigures.View(
                runs,
                $"Over thirty ReLU layers, He's weights keep {Spelling.Number(he.Estimate)} of the signal and Xavier's keep "
                    + $"{Spelling.Number(xavier.Estimate)}",
                "Left: the signal at initialization. Right: validation accuracy during training, with the best learning rate of each "
                    + $"network. {ClaimFigures.LinesAndBands}",
                columns: 2,
                CurvePanel.Of(
                    "Signal ‖∂L/∂z‖ at initialization",
                    PanelAxis.Layer,
                    new PanelAxis("gradient norm", AxisScale.Log),
                    new[] { "He", "Xavier", "note's Xavier" }.Select((label, i) =>
                        LayerCurve.At(runs[i], i, 0, label, runs[i].Steps[0], Quantity.PreactivationGradientNorm, runs[i].HiddenLayers))),
                CurvePanel.Of(
                    "Validation accuracy",
                    PanelAxis.Step,
                    new PanelAxis("accuracy", AxisScale.Share),
                    new[] { ($"He, rate {Spelling.Constant(rateHe)}", trainedHe),
                        ($"Xavier, rate {Spelling.Constant(rateXavier)}", trainedXavier) }.Select((network, i) =>
                        ClaimFigures.Accuracy(evidence, network.Item2, i, network.Item1)))),
        };

        Interval Ratio(NoteNetwork network) => evidence.SignalRatio(network.AtInitialization(settings));
    }

    // The seeds after those of the replicates choose the learning rate: a quarter as many, and at least one.
    private static int Tuning(ClaimSettings settings) => Math.Max(1, settings.Replicates / 4);

    private static ExperimentConfig Trained(NoteNetwork network, double rate, ClaimSettings settings) =>
        (network with { LearningRate = rate }).Trained(settings, settings.Replicates + Tuning(settings));

    private static IReadOnlyList<double> Judged(Evidence evidence, ExperimentConfig experiment) =>
        [.. evidence.Accuracies(experiment).Take(evidence.Settings.Replicates)];

    private static double TuningAccuracy(Evidence evidence, NoteNetwork network, double rate) =>
        evidence.Accuracies(Trained(network, rate, evidence.Settings)).Skip(evidence.Settings.Replicates).Average();

    /// <summary>The rate with the highest mean accuracy on the tuning seeds; the smallest if several are equal.</summary>
    private static double BestRate(Evidence evidence, NoteNetwork network) => Rates.MaxBy(rate => TuningAccuracy(evidence, network, rate));

    private static string Tuned(Evidence evidence) =>
        $"On the {Spelling.Count(Tuning(evidence.Settings), "seed")} that choose the learning rate, the accuracy is {Tried(evidence, He)} "
        + $"with He's weights, and {Tried(evidence, Xavier)} with Xavier's.";

    private static string Tried(Evidence evidence, NoteNetwork network) =>
        Spelling.List(Rates.Select(rate => $"{Spelling.Percent(TuningAccuracy(evidence, network, rate))} at {Spelling.Constant(rate)}"));

    // A replicate that diverges at the best rate has an accuracy of 0.
    private static string Lost(MeasuredRun run, double rate) => run.Record.Status?.DivergedReplicates.Count is int diverged and > 0
        ? $" With He's weights, {diverged} of {run.Config!.Replicates} replicates diverge at a learning rate of "
            + $"{Spelling.Constant(rate)} and count as an accuracy of 0."
        : "";
}
