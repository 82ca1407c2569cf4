using MathNet.Numerics.Statistics;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Views;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Is a loss that does not fall a sign of a vanishing gradient?</summary>
public sealed class LossIsASign : Claim
{
    // A loss that has lost less than a twentieth has "not reduced": the noise of a batch of 64 is about that large.
    private const double Fell = 0.05;

    // A twentieth is a choice: what the others would make of the same runs is said beside it.
    private static readonly double[] OtherFalls = [0.02, 0.1, 0.2];

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
        ("too small a learning rate", (Tanh with { LearningRate = 1e-6 }).Trained),
        ("too large a learning rate", (Relu with { LearningRate = 10 }).Trained),
        ("random labels", settings => Tanh.TrainedOn(settings, "random-labels", Noise)),
        ("dead units", (Relu with { Width = 3 }).Trained),
        ("exploding gradients", (Relu with { Initialization = new HeNormalConfig { Gain = 3 } }).Trained),
    ];

    public override string Id => "loss-is-a-sign";

    public override int Order => 50;

    public override string Statement => "If the loss does not fall, that indicates a vanishing gradient.";

    public override IReadOnlyList<string> Sentences =>
    [
        "Pay attention at the **loss**",
        "If the loss does not reduce, it's an indication of vanishing gradient problem",
    ];

    public override string Prediction => "The loss stands still more often in runs whose gradient vanishes than in healthy runs, and more "
        + "often than in runs with any other fault.";

    public override string Rule =>
        "A run vanishes if its own ‖δ₁‖/‖δ_depth‖ at initialization is below 10⁻³ and not 0 (a thousandth, our choice; AutoTrainer has "
        + "the same number for weight gradients). It is flagged if the median of its last three recorded training losses is less than 5% "
        + "below the first; a run that diverges is not. "
        + "For the runs of three networks that vanish against those of two healthy ones, and against those with each of five other faults "
        + "that do not vanish, the share of runs flagged, difference paired by seed, 95% interval. Refuted if it is not above 0 against "
        + "the healthy ones, "
        + "supported if it is above 0 against them and against each fault, conditional if some fault is flagged more often than a "
        + "vanishing gradient.";

    public override string Amendment =>
        "A first form averaged over all networks and counted a loss that is not finite as one that does not fall; it came out "
        + "inconclusive, and could be moved either way by how many networks of a kind were put in, so now the faults are judged one by "
        + "one. "
        + "For the same reason the number shown is no longer the share over all faults together, but that of the fault with the largest "
        + "share; and a run with another fault whose gradient vanishes too now counts on neither side.";

    public override string Source => "Youden 1950: the share flagged of those that have it minus the share of those that have not; "
        + "AutoTrainer (ICSE 2021) for what other causes look like.";

    public override string Reason =>
        "a loss falls only where gradient, learning rate, labels and units are all in order, so look at ‖∂L/∂z‖ layer by layer";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Vanishing.Concat(Healthy).Concat(Otherwise).Select(member => member.network(settings))];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: a loss that stands still points to a vanishing gradient more than to other faults.",
        Verdict.Conditional => $"A flat loss says something is wrong, not what: {ruling.Failing?.Name} looks the same.",
        _ => "A loss that stands still is no sign: healthy networks show it as often.",
    };

    public override Judgement Judge(Evidence evidence)
    {
        (string label, MeasuredRun run)[] Runs((string label, Func<ClaimSettings, ExperimentConfig> network)[] members) =>
            [.. members.Select(member => (member.label, evidence.Run(member.network(evidence.Settings))))];
        var (vanishing, healthy, otherwise) = (Runs(Vanishing), Runs(Healthy), Runs(Otherwise));
        Outcome[] cases = [.. vanishing.Concat(healthy).Concat(otherwise).SelectMany(r => Outcomes(r.label, r.run))];
        // Which runs vanish is measured run by run; what else is wrong is known from the config. With both there is no telling: such a run
        // is in neither group.
        Outcome[] gone = [.. cases.Where(c => c.Vanishes && Vanishing.Any(member => member.label == c.Label))];
        Outcome[] well = [.. cases.Where(c => !c.Vanishes && Healthy.Any(member => member.label == c.Label))];
        Outcome[][] faults = [.. cases.Where(c => !c.Vanishes && Otherwise.Any(member => member.label == c.Label)).GroupBy(c => c.Label)
            .Select(fault => fault.ToArray())];
        var shares = faults.Select(fault => (fault[0].Label, share: Flagged(fault, Fell), count: Count(fault, Fell))).ToArray();
        var worst = shares.MaxBy(fault => fault.share.Estimate);
        string[] always = [.. shares.Where(fault => fault.share.Estimate == 1).Select(fault => fault.Label)];
        var (sensitivity, calm) = (Flagged(gone, Fell), Flagged(well, Fell));
        var ruling = Decided(gone, well, faults, Fell);
        var headline = $"The loss stands still in {Spelling.Percent(sensitivity.Estimate)} of vanishing runs, and in {(always.Length > 0 ? $"all runs with {string.Join(" or ", always)}" : $"{Spelling.Percent(worst.share.Estimate)} of those with {worst.Label}")}";
        return new Judgement
        {
            Ruling = ruling,
            Shows = $"The loss stands still in {Spelling.Percent(sensitivity.Estimate)} of the runs whose gradient vanishes and in "
                + $"{Spelling.Percent(calm.Estimate)} of healthy ones. But it stands still in {Spelling.Percent(worst.share.Estimate)} of "
                + $"the runs with {worst.Label}, too.",
            Details = $"The loss stands still in {Spelling.WithInterval(sensitivity, Spelling.Percent)} of the {gone.Length} runs whose "
                + $"gradient vanishes and in {Spelling.WithInterval(calm, Spelling.Percent)} of healthy ones. "
                + $"But it stands still as well with {Spelling.List(shares.Where(f => f.share.Estimate > 0).Select(f => $"{f.Label} ({f.count} runs)").DefaultIfEmpty("no other fault"))}.",
            Boundary = "Where learning rate, labels and units are in order, a loss that does not fall does point to the gradient. "
                + $"A loss that falls proves little: it does in spite of a vanishing gradient in {Spelling.List(gone.Where(c => !c.Stands(Fell)).GroupBy(c => c.Label).Select(m => $"{m.Key} ({m.Count()} of {gone.Count(c => c.Label == m.Key)} runs)").DefaultIfEmpty("none of the runs"))}. "
                + OtherThresholds(gone, well, faults, ruling.Verdict),
            // Whose lines lie on others, or leave the axis as others do, is left out: the caption says so.
            Figure = Draw(vanishing[..2], healthy[1..], otherwise[..^1], headline),
        };
    }

    // What another threshold would have come to.
    private static string OtherThresholds(Outcome[] gone, Outcome[] well, Outcome[][] faults, Verdict verdict)
    {
        Outcome[] sigmoid = [.. gone.Where(c => c.Label == Vanishing[0].label)];
        var others = OtherFalls.Select(fell => Decided(gone, well, faults, fell).Verdict).ToArray();
        var same = others.All(other => other == verdict);
        return $"The 5% is our choice, and it matters for sigmoid, whose loss falls a little: it stands still in {Count(sigmoid, Fell)} "
            + $"runs, with {Spelling.List(OtherFalls.Select(Spelling.Percent))} in place of 5% in "
            + $"{Spelling.List(OtherFalls.Select(fell => Count(sigmoid, fell)))}. "
            + "The verdict would be "
            + $"{(same ? "the same with each" : Spelling.List(others.Select(other => other.ToString().ToLowerInvariant())))}.";
    }

    private static Ruling Decided(Outcome[] gone, Outcome[] well, Outcome[][] faults, double fell) => Rulings.Core(
        [Sign("healthy", Over(gone, well, fell))],
        [.. faults.Select(fault => Sign(fault[0].Label, Over(gone, fault, fell))).OrderBy(c => c.Measured.Estimate)]);

    private static Case Sign(string other, Interval more) =>
        new(other, "share of runs whose loss stands still, vanishing gradient minus these", more, Bound.Above(0), NumberForm.Points);

    /// <summary>A replicate of a network: what its gradient does, and what its loss shows.</summary>
    /// <param name="Left">The median of the last three recorded losses over the first; NaN where the run diverged.</param>
    private sealed record Outcome(string Label, int Replicate, bool Vanishes, double Left)
    {
        // False for NaN: a run that diverged has not stood still. That alarm is another one, and everybody sees it.
        public bool Stands(double fell) => Left >= 1 - fell;
    }

    private static IEnumerable<Outcome> Outcomes(string label, MeasuredRun run)
    {
        var signal = run.Record.Layers.Where(row => row.Step == run.Steps[0]).GroupBy(row => row.Replicate)
            .ToDictionary(rows => rows.Key, rows => Signal(rows, run.HiddenLayers[0]) / Signal(rows, run.HiddenLayers[^1]));
        var diverged = run.Record.Status?.DivergedReplicates.Select(d => d.Replicate).ToHashSet() ?? [];
        return run.Record.Training.GroupBy(row => row.Replicate).Select(rows =>
        {
            double[] losses = [.. rows.OrderBy(row => row.Step).Select(row => row.TrainLoss)];
            var left = diverged.Contains(rows.Key) || !losses.All(double.IsFinite) ? double.NaN : losses.TakeLast(3).Median() / losses[0];
            // Exactly 0, or 0/0, is the mark of dead units, which are another fault.
            return new Outcome(label, rows.Key, signal.GetValueOrDefault(rows.Key, double.NaN) is > 0 and < SignalLimits.Vanished, left);
        });
    }

    private static double Signal(IEnumerable<LayerRow> rows, int layer) =>
        rows.Single(row => row.Layer == layer)[Quantity.PreactivationGradientNorm];

    private static double Share(IEnumerable<Outcome> cases, double fell) =>
        cases.Select(c => c.Stands(fell) ? 1.0 : 0).DefaultIfEmpty(double.NaN).Average();

    private static Interval Flagged(Outcome[] cases, double fell) => ExactProportion.Of(cases.Count(c => c.Stands(fell)), cases.Length);

    private static string Count(Outcome[] cases, double fell) => $"{cases.Count(c => c.Stands(fell))} of {cases.Length}";

    // How much more often the first are flagged than the second, seed by seed.
    private static Interval Over(Outcome[] first, Outcome[] second, double fell) =>
        MeanInterval.Of(first.GroupBy(c => c.Replicate).Join(second.GroupBy(c => c.Replicate), a => a.Key, b => b.Key, (a, b) =>
            Share(a, fell) - Share(b, fell)));

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
            "Training loss over its first value. A line that stays above the dotted one is what the note calls an indication; with too "
                + "small a learning rate, random labels and dead units the lines lie on each other. The axis ends at 1.5, where runs that "
                + "diverge leave it, and a × at the top marks a step at which the loss of some replicate was no longer finite. "
                + "Left out are the ReLU network whose gradient vanishes, which is like tanh's, healthy tanh, and exploding gradients, "
                + "which diverge like too large a learning rate. Lines are medians over replicates, bands the interquartile range.",
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
