using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Views;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Tests whether a loss that does not decrease indicates a vanishing gradient.</summary>
public sealed class LossIsASign : Claim
{
    // A loss that falls by less than 5% counts as "not reduced": the noise of a batch of 64 is about that large.
    private const double Fell = 0.05;

    // The 5% is our choice, so the report also states the verdict for these thresholds.
    private static readonly double[] OtherFalls = [0.02, 0.1, 0.2];

    private static readonly NoteNetwork Tanh = new(new TanhConfig());
    private static readonly NoteNetwork Relu = new(new ReluConfig()) { Initialization = new HeNormalConfig() };

    // A thousand batches of 64 pass over these samples fewer than four times, too few times to memorize them.
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
        ("a tiny learning rate", (Tanh with { LearningRate = 1e-6 }).Trained),
        ("a huge learning rate", (Relu with { LearningRate = 10 }).Trained),
        ("random labels", settings => Tanh.TrainedOn(settings, "random-labels", Noise)),
        ("dead units", (Relu with { Width = 3 }).Trained),
        ("exploding gradients", (Relu with { Initialization = new HeNormalConfig { Gain = 3 } }).Trained),
    ];

    public override string Id => "loss-is-a-sign";

    public override int Order => 50;

    public override string Statement => "If the loss does not decrease, this indicates a vanishing gradient.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Pay attention at the **loss**",
        "If the loss does not reduce, it's an indication of vanishing gradient problem",
    ];

    public override string Prediction =>
        "The loss stays flat more often in runs whose gradient vanishes than in healthy runs, and more often than in runs with any other "
        + "fault.";

    public override string Rule =>
        $"A run vanishes if its own ‖δ₁‖/‖δ_depth‖ at initialization is not 0 and below {SignalLimits.VanishedAndWhy}. A run is flagged "
        + "if the median of its last three recorded training losses is less than 5% below the first; a run that diverges is not flagged. "
        + "The share of flagged runs is compared between the vanishing runs of three networks and the runs of two healthy networks, and "
        + "between the vanishing runs and those with each of five other faults that do not vanish. Each difference is paired by seed and "
        + "has a 95% interval. Refuted if the difference to the healthy runs is not above 0. Supported if the differences to the healthy "
        + "runs and to each fault are above 0. Conditional if some fault is flagged more often than a vanishing gradient.";

    public override string Amendment =>
        "The first version averaged over all networks and counted a loss that is not finite as one that does not fall. The verdict was "
        + "inconclusive and depended on how many networks of each kind took part. The rule now judges each fault separately. For the "
        + "same reason, the number shown is no longer the share over all faults, but that of the fault with the largest share. A run "
        + "with another fault whose gradient also vanishes now counts on neither side.";

    public override string Source =>
        "Youden 1950: the flagged share of those with the condition minus the flagged share of those without it. AutoTrainer (ICSE 2021) "
        + "describes the symptoms of other causes.";

    public override string Reason =>
        "a loss falls only if the gradient, the learning rate, the labels and the units are all in order, so inspect ‖∂L/∂z‖ layer by "
        + "layer";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Vanishing.Concat(Healthy).Concat(Otherwise).Select(member => member.network(settings))];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: a flat loss points to a vanishing gradient more than to other faults.",
        Verdict.Conditional => $"A flat loss shows that something is wrong, not what: {ruling.Failing?.Name} looks the same.",
        _ => "A flat loss is not a sign: healthy networks have it as often.",
    };

    public override Judgement Judge(Evidence evidence)
    {
        (string label, MeasuredRun run)[] Runs((string label, Func<ClaimSettings, ExperimentConfig> network)[] members) =>
            [.. members.Select(member => (member.label, evidence.Run(member.network(evidence.Settings))))];
        var (vanishing, healthy, otherwise) = (Runs(Vanishing), Runs(Healthy), Runs(Otherwise));
        LossOutcome[] cases = [.. vanishing.Concat(healthy).Concat(otherwise).SelectMany(r => LossOutcome.Of(r.label, r.run))];
        // Each run is measured to decide whether it vanishes; other faults are known from the config. A run with both belongs to neither
        // group.
        LossOutcome[] gone = [.. cases.Where(c => c.Vanishes && Vanishing.Any(member => member.label == c.Label))];
        LossOutcome[] well = [.. cases.Where(c => !c.Vanishes && Healthy.Any(member => member.label == c.Label))];
        LossOutcome[][] faults = [.. cases.Where(c => !c.Vanishes && Otherwise.Any(member => member.label == c.Label))
            .GroupBy(c => c.Label)
            .Select(fault => fault.ToArray())];
        var shares = faults
            .Select(fault => (fault[0].Label, share: LossOutcome.Flagged(fault, Fell), count: LossOutcome.Count(fault, Fell)))
            .ToArray();
        var worst = shares.MaxBy(fault => fault.share.Estimate);
        string[] always = [.. shares.Where(fault => fault.share.Estimate == 1).Select(fault => fault.Label)];
        var (sensitivity, calm) = (LossOutcome.Flagged(gone, Fell), LossOutcome.Flagged(well, Fell));
        var ruling = Decided(gone, well, faults, Fell);
        var elsewhere = always.Length > 0
            ? $"all runs with {string.Join(" or ", always)}"
            : $"{Spelling.Percent(worst.share.Estimate)} of those with {worst.Label}";
        var headline = $"The loss stays flat in {Spelling.Percent(sensitivity.Estimate)} of vanishing runs, and in {elsewhere}";
        var faulty = Spelling.List(shares.Where(fault => fault.share.Estimate > 0).Select(fault => $"{fault.Label} ({fault.count} runs)")
            .DefaultIfEmpty("no other fault"));
        return new Judgement
        {
            Ruling = ruling,
            Shows = $"The loss stays flat in {Spelling.Percent(sensitivity.Estimate)} of the runs whose gradient vanishes and in "
                + $"{Spelling.Percent(calm.Estimate)} of the healthy runs. It also stays flat in {Spelling.Percent(worst.share.Estimate)} "
                + $"of the runs with {worst.Label}.",
            Details = $"The loss stays flat in {Spelling.WithInterval(sensitivity, Spelling.Percent)} of the {gone.Length} runs whose "
                + $"gradient vanishes and in {Spelling.WithInterval(calm, Spelling.Percent)} of the healthy runs. It also stays flat "
                + $"with {faulty}.",
            Boundary = "If the learning rate, the labels and the units are in order, a flat loss does point to the gradient. A falling "
                + $"loss proves little: the loss falls despite a vanishing gradient {Falling(gone)}. "
                + $"{OtherThresholds(gone, well, faults, ruling.Verdict)}",
            // Lines that coincide with others, or leave the axis as others do, are omitted; the caption says so.
            Figure = Draw(vanishing[..2], healthy[1..], otherwise[..^1], headline),
        };
    }

    private static string Falling(LossOutcome[] gone)
    {
        string[] networks = [.. gone.Where(c => !c.IsFlat(Fell)).GroupBy(c => c.Label)
            .Select(network => $"{network.Key} ({network.Count()} of {gone.Count(c => c.Label == network.Key)} runs)")];
        return networks.Length == 0 ? "in none of the runs" : $"with {Spelling.List(networks)}";
    }

    // The results with other thresholds.
    private static string OtherThresholds(LossOutcome[] gone, LossOutcome[] well, LossOutcome[][] faults, Verdict verdict)
    {
        LossOutcome[] sigmoid = [.. gone.Where(c => c.Label == Vanishing[0].label)];
        var others = OtherFalls.Select(fell => Decided(gone, well, faults, fell).Verdict).ToArray();
        var same = others.All(other => other == verdict);
        var outcome = same ? "the same with each" : Spelling.List(others.Select(other => other.ToString().ToLowerInvariant()));
        return "The threshold of 5% is our choice and matters for sigmoid, whose loss falls slightly. The loss of sigmoid stays flat in "
            + $"{LossOutcome.Count(sigmoid, Fell)} runs; with thresholds of {Spelling.List(OtherFalls.Select(Spelling.Percent))}, it "
            + $"stays flat in {Spelling.List(OtherFalls.Select(fell => LossOutcome.Count(sigmoid, fell)))}. The verdict would be "
            + $"{outcome}.";
    }

    private static Ruling Decided(LossOutcome[] gone, LossOutcome[] well, LossOutcome[][] faults, double fell) => Rulings.Core(
        [Sign("healthy", LossOutcome.Over(gone, well, fell))],
        [.. faults.Select(fault => Sign(fault[0].Label, LossOutcome.Over(gone, fault, fell))).OrderBy(c => c.Measured.Estimate)]);

    private static Case Sign(string other, Interval more) =>
        new(other, "share of runs with a flat loss, vanishing gradient minus these", more, Bound.Above(0), NumberForm.Points);

    private static ClaimView Draw((string label, MeasuredRun run)[] vanishing, (string label, MeasuredRun run)[] healthy,
        (string label, MeasuredRun run)[] otherwise, string headline)
    {
        CurvePanel Panel(string title, int from, (string label, MeasuredRun run)[] runs)
        {
            var panel = CurvePanel.Of(title, PanelAxis.Step, new PanelAxis("training loss / its first value", AxisScale.Linear),
                runs.Select((r, i) => Relative(r.run, from + i, r.label)), new ReferenceLine(1 - Fell, "fell by 5%"));
            return panel with { Ceiling = 1.5 };
        }
        var view = ClaimFigures.View(
            [.. vanishing.Concat(healthy).Concat(otherwise).Select(r => r.run)],
            headline,
            "Training loss divided by its first value. A line that stays above the dotted line is what the note calls an indication. "
                + "The lines for a tiny learning rate, random labels and dead units coincide. The axis ends at 1.5; runs that diverge "
                + "leave it, and a × at the top marks a step at which the loss of a replicate was no longer finite. Three networks are "
                + "omitted: the ReLU network whose gradient vanishes, which behaves like tanh; healthy tanh; and exploding gradients, "
                + $"which diverge as with a huge learning rate. {ClaimFigures.LinesAndBands}",
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
