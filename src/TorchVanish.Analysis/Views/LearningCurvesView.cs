using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Summary;
using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Views;

/// <summary>Loss and accuracy over the training, on the batch of the step and on the validation split.</summary>
public sealed record LearningCurvesView : CurveView
{
    /// <summary>The ids for one run; several runs have separate panels for training and validation.</summary>
    public static IReadOnlyList<string> PanelIds { get; } = ["loss", "accuracy"];

    /// <summary>The smallest ratio of the largest to the smallest median loss for a logarithmic axis: two decades.</summary>
    private const double LogSpan = 100;

    private static readonly PanelAxis Steps = new("step", AxisScale.Linear);
    private static readonly PanelAxis Accuracy = new("accuracy", AxisScale.Share);

    public static LearningCurvesView Of(IReadOnlyList<MeasuredRun> runs)
    {
        var panels = runs.Count == 1 ? OfOne(runs[0]) : OfSeveral(runs);
        return new LearningCurvesView
        {
            Headline = HeadlineOf(runs),
            Caption = "Loss and accuracy, on the batch of each measured step before its update (train) and on the validation split. "
                + $"{Replicates.Sentence(runs)}{TrivialAnswer.Sentence(panels)}{Cut(panels)}{Marks(panels)}"
                + $"{Replicates.Stopped(runs)}{Replicates.Diverged(runs)}",
            Panels = panels,
            Columns = 2,
            Sharing = AxisSharing.Columns,
            Variants = runs.Count == 1 ? CurveVariants.Splits : CurveVariants.None,
            Nothing = WhyNothing(panels, FewestPoints(runs)),
        };
    }

    // A single point is useful for a run that has just begun, but not if every replicate diverged.
    private static int FewestPoints(IReadOnlyList<MeasuredRun> runs) =>
        runs.Count > 0 && runs.All(run => run.Diverged.Count > 0 && run.Diverged.Count == run.Replicates.Count) ? 2 : 1;

    private static PanelAxis LossAxis(IReadOnlyList<MeasuredRun> runs)
    {
        var losses = Losses(runs).Where(loss => loss > 0).ToArray();
        return new PanelAxis("loss", losses.Length > 0 && losses.Max() > LogSpan * losses.Min() ? AxisScale.Log : AxisScale.Linear);
    }

    private static IEnumerable<double> Losses(IReadOnlyList<MeasuredRun> runs) => runs
        .SelectMany(run => run.TrainingSteps.SelectMany(step =>
            new[] { Median(run, step, row => row.TrainLoss), Median(run, step, row => row.ValidationLoss) }))
        .Where(double.IsFinite);

    // A linear axis excludes the huge losses of a run that diverges, which would flatten all other lines.
    private static double? Ceiling(IReadOnlyList<MeasuredRun> runs, PanelAxis axis)
    {
        if (axis.Scale == AxisScale.Log)
            return null;
        var losses = Losses(runs).Order().ToArray();
        var starts = runs.Where(run => run.TrainingSteps.Count > 0).Select(run => Median(run, run.TrainingSteps[0], row => row.TrainLoss))
            .Where(double.IsFinite).DefaultIfEmpty(1).Max();
        return losses.Length > 0 && losses[^1] > 10 * Math.Max(starts, losses[losses.Length / 2]) ? 2 * starts : null;
    }

    private static double Median(MeasuredRun run, int step, Func<TrainingRow, double> value) =>
        Spread.Of([.. run.Training(step).Select(value)]).Median;

    private static CurvePanel[] OfOne(MeasuredRun run)
    {
        var loss = LossAxis([run]);
        CurvePanel Panel(string id, string title, PanelAxis y, Func<TrainingRow, double> train, Func<TrainingRow, double> validation,
            IReadOnlyList<ReferenceLine> lines) =>
            CurvePanel.Of(title, Steps, y,
                [StepCurve.OfTraining(run, 0, 0, "train", train), StepCurve.OfTraining(run, 0, 1, "validation", validation)],
                lines) with
            { Id = id };
        return
        [
            Panel(PanelIds[0], "Loss", loss, row =>
                row.TrainLoss, row => row.ValidationLoss, TrivialAnswer.Loss([run])) with { Ceiling = Ceiling([run], loss) },
            Panel(PanelIds[1], "Accuracy", Accuracy, row =>
                row.TrainAccuracy, row => row.ValidationAccuracy, TrivialAnswer.Accuracy([run])),
        ];
    }

    private static CurvePanel[] OfSeveral(IReadOnlyList<MeasuredRun> runs)
    {
        var loss = LossAxis(runs);
        CurvePanel Panel(string title, PanelAxis y, Func<TrainingRow, double> value, IReadOnlyList<ReferenceLine> lines) =>
            CurvePanel.Of(title, Steps, y, runs.Select((run, index) => StepCurve.OfTraining(run, index, 0, run.Label, value)), lines);
        CurvePanel Loss(string title, Func<TrainingRow, double> value) =>
            Panel(title, loss, value, TrivialAnswer.Loss(runs)) with { Ceiling = Ceiling(runs, loss) };
        return CurvePanel.WithFloorsInColumns(2,
        [
            Loss("Training loss", row => row.TrainLoss),
            Panel("Training accuracy", Accuracy, row => row.TrainAccuracy, TrivialAnswer.Accuracy(runs)),
            Loss("Validation loss", row => row.ValidationLoss),
            Panel("Validation accuracy", Accuracy, row => row.ValidationAccuracy, TrivialAnswer.Accuracy(runs)),
        ]);
    }

    private static string Cut(CurvePanel[] panels) =>
        panels.Select(panel => panel.Ceiling).OfType<double>().Take(1)
            .Select(ceiling => $" The axis ends at {Spelling.Number(ceiling)}; larger losses are in the figure's CSV.").FirstOrDefault("");

    private static string HeadlineOf(IReadOnlyList<MeasuredRun> runs)
    {
        var finals = runs.Select(run => (run.Label, Learning: Learning.Of(run))).ToArray();
        if (runs.Count == 1)
            return LearningWords.Headline(finals[0].Learning) is { Length: > 0 } headline
                ? headline : "Loss and accuracy over the training";
        var known = finals.Where(final => final.Learning.Accuracy.IsKnown).OrderBy(final => final.Learning.Accuracy.Estimate).ToArray();
        return known switch
        {
            [] => "Loss and accuracy over the training",
            [var only] => $"{LearningWords.Headline(only.Learning)} in {only.Label}",
            _ => $"Validation accuracy ends between {Spelling.Percent(known[0].Learning.Accuracy.Estimate)} ({known[0].Label}) and "
                + $"{Spelling.Percent(known[^1].Learning.Accuracy.Estimate)} ({known[^1].Label})",
        };
    }
}
