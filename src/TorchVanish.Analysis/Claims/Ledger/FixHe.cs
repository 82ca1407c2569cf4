using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Does He's initialization keep the gradient of deep ReLU networks, where Xavier's does not?</summary>
public sealed class FixHe : Claim
{
    // The depth at which He et al. saw Xavier's initialization stall.
    private const int Depth = 30;

    private const string Signal = "‖δ₁‖/‖δ₃₀‖ at initialization";

    /// <summary>The learning rates that a network can choose from.</summary>
    internal static IReadOnlyList<double> Rates { get; } = [0.01, 0.03, 0.1];


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
        "In a ReLU network of thirty layers He's weights keep ‖δ₁‖/‖δ₃₀‖ within a factor of ten of 1 and Xavier's do not, which halve its "
            + "square a layer; and after training the network with He's weights is the more accurate.";

    public override string Rule =>
        "At initialization, the geometric mean of ‖δ₁‖/‖δ₃₀‖ with its 95% interval: inside [0.1, 10] with He's weights, below 0.1 with "
        + "Xavier's. In training, each network gets the learning rate, of 0.01, 0.03 and 0.1, at which it is the most accurate on seeds "
        + "of their own, which nothing else uses. "
        + "Then the difference in validation accuracy over the replicates, paired by seed: above 0. Supported if all three hold; refuted "
        + "if He's weights leave the interval or Xavier's stay in it; conditional if the signal is kept but accuracy gains nothing.";

    public override string Amendment =>
        "Both networks were trained at a learning rate of 0.1, first with sixteen replicates and then with 64. That rate is too large for "
            + "thirty layers with He's weights: one replicate in seven diverged, and counted as an accuracy of 0, and on Fashion-MNIST "
            + "the verdict was inconclusive. Now each network chooses its learning rate on other seeds.";

    public override string Source => "He et al. 2015, section 2.2 and figure 3: thirty layers, Xavier \"completely stalls\", He converges.";

    public override string Reason =>
        "the 2 in 2/fan_in makes up for the half of the units that ReLU sets to zero, and does nothing for sigmoid";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. new[] { He, Xavier, Note, TenSigmoid }.Select(network => network.AtInitialization(settings)), .. Rates.SelectMany(rate =>
            new[] { Trained(He, rate, settings), Trained(Xavier, rate, settings) })];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => $"Keep it: He's weights keep {ruling.Holding?.Number} of the signal in thirty ReLU layers, and they train "
            + "better.",
        Verdict.Conditional => $"He's weights keep ReLU's signal, but train no better than Xavier's: {ruling.Failing?.Number} difference.",
        _ => $"He's weights do not solve it: {ruling.Failing?.Name}: {ruling.Failing?.Number}, not {ruling.Failing?.Expected.Words}.",
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
                    new Case("He", Signal, he, Bound.Between(1 / SignalLimits.Order, SignalLimits.Order, "within a factor of ten of 1")),
                    new Case("Xavier", Signal, xavier, Bound.Below(1 / SignalLimits.Order)),
                ],
                [new Case("He minus Xavier",
                    "difference in validation accuracy, each at its best learning rate", gain, Bound.Above(0), NumberForm.Points)]) with
            { Told = new Case("He minus Xavier",
                "difference in validation accuracy, each at its best learning rate", gain, Bound.Above(0), NumberForm.Points) },
            Shows = $"Thirty ReLU layers keep {Spelling.Number(he.Estimate)} of the signal with He's weights and "
                + $"{Spelling.Number(xavier.Estimate)} with Xavier's. Each at its best learning rate, {Spelling.Constant(rateHe)} and "
                + $"{Spelling.Constant(rateXavier)}, they reach {Spelling.Percent(MeanInterval.Of(accuracyHe).Estimate)} and "
                + $"{Spelling.Percent(MeanInterval.Of(accuracyXavier).Estimate)}.",
            Details = $"Thirty ReLU layers keep {Spelling.Number(he.Estimate)} of the signal with He's weights, "
                + $"{Spelling.Number(xavier.Estimate)} with Xavier's and {Spelling.Number(note.Estimate)} with the note's Xavier. "
                + $"After {settings.Steps} steps they reach a mean accuracy of "
                + $"{Spelling.WithInterval(MeanInterval.Of(accuracyHe), Spelling.Percent)} with He's and "
                + $"{Spelling.WithInterval(MeanInterval.Of(accuracyXavier), Spelling.Percent)} with Xavier's, a difference of "
                + $"{Spelling.Points(gain)}.",
            Boundary = "For ReLU. Ten sigmoid layers with He's weights keep "
                + $"{Spelling.Number(Ratio(TenSigmoid).Estimate)}.{Lost(evidence.Run(trainedHe), rateHe)} {Tuned(evidence)}",
            Figure = ClaimFigures.View(
                runs,
                $"Over thirty ReLU layers He's weights keep {Spelling.Number(he.Estimate)} of the signal, Xavier's "
                    + $"{Spelling.Number(xavier.Estimate)}",
                "Left, the signal at initialization. Right, validation accuracy over the training, each network at its best learning "
                    + "rate. Lines are medians over replicates, bands the interquartile range.",
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

    // The seeds above those of the replicates choose the learning rate: a quarter as many, one at least.
    private static int Tuning(ClaimSettings settings) => Math.Max(1, settings.Replicates / 4);

    private static ExperimentConfig Trained(NoteNetwork network, double rate, ClaimSettings settings) =>
        (network with { LearningRate = rate }).Trained(settings, settings.Replicates + Tuning(settings));

    private static IReadOnlyList<double> Judged(Evidence evidence, ExperimentConfig experiment) =>
        [.. evidence.Accuracies(experiment).Take(evidence.Settings.Replicates)];

    private static double TuningAccuracy(Evidence evidence, NoteNetwork network, double rate) =>
        evidence.Accuracies(Trained(network, rate, evidence.Settings)).Skip(evidence.Settings.Replicates).Average();

    /// <summary>Where the tuning seeds are the most accurate on average; of equal rates the smallest.</summary>
    private static double BestRate(Evidence evidence, NoteNetwork network) => Rates.MaxBy(rate => TuningAccuracy(evidence, network, rate));

    private static string Tuned(Evidence evidence) => $"On the {Spelling.Count(Tuning(evidence.Settings), "seed")} that choose the "
        + $"learning rate, He's weights reach {Tried(evidence, He)}, Xavier's {Tried(evidence, Xavier)}.";

    private static string Tried(Evidence evidence, NoteNetwork network) =>
        Spelling.List(Rates.Select(rate => $"{Spelling.Percent(TuningAccuracy(evidence, network, rate))} at {Spelling.Constant(rate)}"));

    // A replicate that diverges at the best rate counts as an accuracy of 0.
    private static string Lost(MeasuredRun run, double rate) => run.Record.Status?.DivergedReplicates.Count is int diverged and > 0
        ? $" With He's weights {diverged} of {run.Config!.Replicates} replicates diverge at the learning rate of "
        + $"{Spelling.Constant(rate)}, and count as an accuracy of 0."
        : "";
}
