using MathNet.Numerics.Statistics;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Views;
using TorchVanish.Analysis.Words;
using TorchVanish.Records.Configuration;
using TorchVanish.Records.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Is a loss that does not fall a sign of a vanishing gradient?</summary>
public sealed class LossIsASign : Claim
{
    // AutoTrainer's threshold for a vanishing gradient (ICSE 2021).
    private const double Vanished = 1e-3;

    // A loss that has lost less than a twentieth has "not reduced": the noise of a batch of 64 is about that large.
    private const double Fell = 0.05;

    private static readonly NoteNetwork Tanh = new(new TanhConfig());
    private static readonly NoteNetwork Relu = new(new ReluConfig()) { Initialization = new HeNormalConfig() };

    // More samples than a thousand steps of 64 go through four times: too many to learn by heart.
    private static readonly GaussianConfig Noise = new() { Samples = 20_000, Features = 16, Labels = GaussianLabels.Random };

    private static readonly (string label, Func<ClaimSettings, ExperimentConfig> network)[] Vanishing =
    [
        ("sigmoid, Xavier", new NoteNetwork(new SigmoidConfig()).Trained),
        ("tanh, PyTorch's default, 15 layers", (Tanh with { Depth = 15, Initialization = new PytorchDefaultConfig() }).Trained),
        ("ReLU, PyTorch's default, 15 layers", (Relu with { Depth = 15, Initialization = new PytorchDefaultConfig() }).Trained),
    ];

    private static readonly (string label, Func<ClaimSettings, ExperimentConfig> network)[] Healthy =
        [("healthy tanh", Tanh.Trained), ("healthy ReLU", Relu.Trained)];

    private static readonly (string label, Func<ClaimSettings, ExperimentConfig> network)[] Otherwise =
    [
        ("learning rate too small", (Tanh with { LearningRate = 1e-6 }).Trained),
        ("learning rate too large", (Relu with { LearningRate = 10 }).Trained),
        ("random labels", settings => Tanh.TrainedOn(settings, "random-labels", Noise)),
        ("dead units", (Relu with { Width = 3 }).Trained),
        ("exploding", (Relu with { Initialization = new HeNormalConfig { Gain = 3 } }).Trained),
    ];

    public override string Id => "loss-is-a-sign";

    public override int Order => 50;

    public override string Statement => "If the loss does not fall, that indicates a vanishing gradient.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Pay attention at the **loss**",
        "If the loss does not reduce, it's an indication of vanishing gradient problem",
    ];

    public override string Prediction => "The loss stands still more often in runs whose gradient vanishes than in healthy runs, and more often than in runs with any other fault.";

    // A first form of this rule averaged over the whole zoo and counted a loss that is not finite as one that does not fall. It came
    // out inconclusive, and could be moved either way by how many networks of a kind were put in: hence fault by fault.
    public override string Rule =>
        "A run vanishes if its own ‖δ₁‖/‖δ_depth‖ at initialization is below 10⁻³ and not 0 (AutoTrainer). It is flagged if the median of its last three recorded training losses is less than 5% below the first; a run that diverges is not. "
        + "For three vanishing networks against two healthy ones, and against each of five other faults, the share of runs flagged, difference paired by seed, 95% interval. Refuted if it is not above 0 against the healthy ones, "
        + "supported if it is above 0 against them and against each fault, conditional if some fault is flagged more often than a vanishing gradient.";

    public override string Source => "Youden 1950 for sensitivity + specificity − 1; AutoTrainer (ICSE 2021) for what other causes look like.";

    public override string Correction =>
        "A loss that does not fall says that something is wrong, not what: the learning rate, the labels and dead units look the same. Look at ‖∂L/∂z‖ layer by layer. "
        + "And a loss that falls a little proves nothing either, since the output layer learns how frequent the classes are whatever happens below it.";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) => [.. Vanishing.Concat(Healthy).Concat(Otherwise).Select(member => member.network(settings))];

    public override Judgement Judge(Evidence evidence)
    {
        (string label, MeasuredRun run)[] Runs((string label, Func<ClaimSettings, ExperimentConfig> network)[] members) => [.. members.Select(member => (member.label, evidence.Run(member.network(evidence.Settings))))];
        var (vanishing, healthy, otherwise) = (Runs(Vanishing), Runs(Healthy), Runs(Otherwise));
        Case[] cases = [.. vanishing.Concat(healthy).Concat(otherwise).SelectMany(r => Cases(r.label, r.run))];
        // Which runs vanish is measured run by run; what else is wrong is known from the config.
        Case[] gone = [.. cases.Where(c => c.Vanishes)];
        Case[] well = [.. cases.Where(c => !c.Vanishes && Healthy.Any(member => member.label == c.Label))];
        Case[] faulty = [.. cases.Where(c => !c.Vanishes && Otherwise.Any(member => member.label == c.Label))];
        var faults = faulty.GroupBy(c => c.Label).Select(fault => (fault.Key, flagged: fault.Count(c => c.Flagged), all: fault.Count(), over: Over(gone, [.. fault]))).ToArray();
        var any = Decide.Any(faults.Select(f => Decide.Below(f.over, 0)));
        var (sensitivity, alarms, calm) = (Flagged(gone), Flagged(faulty), Flagged(well));
        return new Judgement
        {
            Ruling = Decide.Sides(Decide.Above(Over(gone, well), 0), any),
            Measured = alarms,
            Quantity = "share of the runs with another fault, and no vanishing gradient, whose loss does not fall",
            Expected = $"below the {Spelling.Number(sensitivity.Estimate)} of runs with a vanishing gradient, for each fault",
            Shows = $"The loss stands still in {Spelling.WithInterval(sensitivity, Spelling.Percent)} of the runs whose gradient vanishes and in {Spelling.WithInterval(calm, Spelling.Percent)} of healthy ones. "
                + $"But it stands still as well with {Spelling.List(faults.Where(f => f.flagged > 0).Select(f => $"{f.Key} ({f.flagged} of {f.all} runs)").DefaultIfEmpty("no other fault"))}.",
            Boundary = $"Where learning rate, labels and units are in order, a loss that does not fall does point to the gradient. Over all runs without a vanishing gradient its specificity is {Spelling.WithInterval(Flagged([.. well, .. faulty]).Complement(), Spelling.Percent)}. "
                + $"A loss that falls proves little: it does in spite of a vanishing gradient in {Spelling.List(gone.Where(c => !c.Flagged).GroupBy(c => c.Label).Select(m => $"{m.Key} ({m.Count()} of {gone.Count(c => c.Label == m.Key)} runs)").DefaultIfEmpty("none of the runs"))}.",
            Figure = Draw(vanishing, healthy, otherwise, alarms),
        };
    }

    /// <summary>A replicate of a network: what its gradient does, and what its loss shows.</summary>
    private sealed record Case(string Label, int Replicate, bool Vanishes, bool Flagged);

    private static IEnumerable<Case> Cases(string label, MeasuredRun run)
    {
        var signal = run.Record.Layers.Where(row => row.Step == run.Steps[0]).GroupBy(row => row.Replicate)
            .ToDictionary(rows => rows.Key, rows => Signal(rows, run.HiddenLayers[0]) / Signal(rows, run.HiddenLayers[^1]));
        var diverged = run.Record.Status?.DivergedReplicates.Select(d => d.Replicate).ToHashSet() ?? [];
        return run.Record.Training.GroupBy(row => row.Replicate).Select(rows =>
        {
            double[] losses = [.. rows.OrderBy(row => row.Step).Select(row => row.TrainLoss)];
            // Exactly 0, or 0/0, is the mark of dead units, which are another fault.
            return new Case(label, rows.Key, signal.GetValueOrDefault(rows.Key, double.NaN) is > 0 and < Vanished, !diverged.Contains(rows.Key) && Stands(losses));
        });
    }

    // A run that diverged has not stood still: that alarm is another one, and everybody sees it.
    private static bool Stands(double[] losses) => losses.All(double.IsFinite) && losses.TakeLast(3).Median() >= (1 - Fell) * losses[0];

    private static double Signal(IEnumerable<LayerRow> rows, int layer) => rows.Single(row => row.Layer == layer)[Quantity.PreactivationGradientNorm];

    private static double Share(IEnumerable<Case> cases) => cases.Select(c => c.Flagged ? 1.0 : 0).DefaultIfEmpty(double.NaN).Average();

    private static Interval Flagged(Case[] cases) => MeanInterval.Of(cases.GroupBy(c => c.Replicate).Select(Share)).WithinShares();

    // How much more often the first are flagged than the second, seed by seed.
    private static Interval Over(Case[] first, Case[] second) =>
        MeanInterval.Of(first.GroupBy(c => c.Replicate).Join(second.GroupBy(c => c.Replicate), a => a.Key, b => b.Key, (a, b) => Share(a) - Share(b)));

    private static ClaimView Draw((string label, MeasuredRun run)[] vanishing, (string label, MeasuredRun run)[] healthy, (string label, MeasuredRun run)[] otherwise, Interval alarms)
    {
        CurvePanel Panel(string title, int from, (string label, MeasuredRun run)[] runs)
        {
            var panel = CurvePanel.Of(title, PanelAxis.Step, new PanelAxis("training loss / its first value", AxisScale.Linear), runs.Select((r, i) => Relative(r.run, from + i, r.label)), new ReferenceLine(1 - Fell, "fell by 5%"));
            return panel with { Ceiling = 1.5 };
        }
        var view = ClaimFigures.View(
            [.. vanishing.Concat(healthy).Concat(otherwise).Select(r => r.run)],
            $"The loss stands still in {Spelling.Percent(alarms.Estimate)} of the runs that have another fault",
            "Training loss over its first value. A line that stays above the dotted one is what the note calls an indication. The axis ends at 1.5, where runs that diverge leave it. Lines are medians over replicates, bands the interquartile range.",
            columns: 3,
            Panel("The gradient vanishes", 0, vanishing),
            Panel("Healthy", vanishing.Length, healthy),
            Panel("Another fault", vanishing.Length + healthy.Length, otherwise));
        return view with { Sharing = AxisSharing.Rows };
    }

    private static Curve Relative(MeasuredRun run, int index, string label)
    {
        var first = run.Training(run.TrainingSteps[0]).ToDictionary(row => row.Replicate, row => row.TrainLoss);
        return StepCurve.OfTraining(run, index, 0, label, row => row.TrainLoss / first[row.Replicate]);
    }
}
