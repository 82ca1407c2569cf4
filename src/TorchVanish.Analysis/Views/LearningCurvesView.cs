using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Summary;
using TorchVanish.Analysis.Words;
using TorchVanish.Records.Runs;

namespace TorchVanish.Analysis.Views;

/// <summary>Loss and accuracy over the training, on the batch of the step and on the validation split.</summary>
public sealed record LearningCurvesView : CurveView
{
    private static readonly PanelAxis Steps = new("step", AxisScale.Linear);
    private static readonly PanelAxis Loss = new("loss", AxisScale.Linear);
    private static readonly PanelAxis Accuracy = new("accuracy", AxisScale.Share);

    public static LearningCurvesView Of(IReadOnlyList<MeasuredRun> runs)
    {
        var panels = runs.Count == 1 ? OfOne(runs) : OfSeveral(runs);
        return new LearningCurvesView
        {
            Headline = HeadlineOf(runs),
            Caption = $"Loss and accuracy, on the batch of each measured step before its update (train) and on the validation split. {Replicates.Sentence(runs)}"
                + $"{(panels.Any(panel => panel.References.Count > 0) ? " The dotted line is the accuracy of a guess." : "")}{Cut(panels)}{Marks(panels)}{Replicates.Diverged(runs)}",
            Panels = panels,
            Columns = 2,
            Sharing = AxisSharing.Columns,
            Variants = runs.Count == 1 ? CurveVariants.Splits : CurveVariants.None,
            Nothing = WhyNothing(panels),
        };
    }

    // A run that diverges takes its loss up by powers of ten, and would press every other line flat: the axis ends before that.
    private static double? Ceiling(IReadOnlyList<MeasuredRun> runs)
    {
        var losses = runs.SelectMany(run => run.TrainingSteps.SelectMany(step => new[] { Median(run, step, row => row.TrainLoss), Median(run, step, row => row.ValidationLoss) }))
            .Where(double.IsFinite)
            .Order()
            .ToArray();
        var starts = runs.Where(run => run.TrainingSteps.Count > 0).Select(run => Median(run, run.TrainingSteps[0], row => row.TrainLoss)).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        return losses.Length > 0 && losses[^1] > 10 * Math.Max(starts, losses[losses.Length / 2]) ? 2 * starts : null;
    }

    private static double Median(MeasuredRun run, int step, Func<TrainingRow, double> value) =>
        Spread.Of([.. run.Training(step).Select(value)]).Median;

    private static CurvePanel[] OfOne(IReadOnlyList<MeasuredRun> runs)
    {
        var run = runs[0];
        return
        [
            CurvePanel.Of(
                "Loss",
                Steps,
                Loss,
                [StepCurve.OfTraining(run, 0, 0, "train", row => row.TrainLoss), StepCurve.OfTraining(run, 0, 1, "validation", row => row.ValidationLoss)]) with { Ceiling = Ceiling(runs) },
            CurvePanel.Of(
                "Accuracy",
                Steps,
                Accuracy,
                [StepCurve.OfTraining(run, 0, 0, "train", row => row.TrainAccuracy), StepCurve.OfTraining(run, 0, 1, "validation", row => row.ValidationAccuracy)],
                Chance(runs)),
        ];
    }

    private static CurvePanel[] OfSeveral(IReadOnlyList<MeasuredRun> runs)
    {
        CurvePanel Panel(string title, PanelAxis y, Func<TrainingRow, double> value, params IReadOnlyList<ReferenceLine> references) =>
            CurvePanel.Of(title, Steps, y, runs.Select((run, index) => StepCurve.OfTraining(run, index, 0, run.Label, value)), references);
        return
        [
            Panel("Training loss", Loss, row => row.TrainLoss) with { Ceiling = Ceiling(runs) },
            Panel("Training accuracy", Accuracy, row => row.TrainAccuracy, Chance(runs)),
            Panel("Validation loss", Loss, row => row.ValidationLoss) with { Ceiling = Ceiling(runs) },
            Panel("Validation accuracy", Accuracy, row => row.ValidationAccuracy, Chance(runs)),
        ];
    }

    private static ReferenceLine[] Chance(IReadOnlyList<MeasuredRun> runs)
    {
        var levels = runs.Select(run => ChanceLevel.Of(run.Record.Config.Data)).Distinct().ToArray();
        return levels is [double chance] ? [new ReferenceLine(chance, "chance")] : [];
    }

    private static string Cut(CurvePanel[] panels) =>
        panels.Select(panel => panel.Ceiling).OfType<double>().Take(1).Select(ceiling => $" Losses above {Spelling.Number(ceiling)} leave the panel; the numbers have them.").FirstOrDefault("");

    private static string HeadlineOf(IReadOnlyList<MeasuredRun> runs)
    {
        var finals = runs.Select(run => (run.Label, Learning: Learning.Of(run))).ToArray();
        if (runs.Count == 1)
            return LearningWords.Headline(finals[0].Learning) is { Length: > 0 } headline ? headline : "Loss and accuracy over the training";
        var known = finals.Where(final => final.Learning.Accuracy.IsKnown).OrderBy(final => final.Learning.Accuracy.Estimate).ToArray();
        return known switch
        {
            [] => "Loss and accuracy over the training",
            [var only] => $"{LearningWords.Headline(only.Learning)} in {only.Label}",
            _ => $"Validation accuracy ends between {Spelling.Percent(known[0].Learning.Accuracy.Estimate)} ({known[0].Label}) and {Spelling.Percent(known[^1].Learning.Accuracy.Estimate)} ({known[^1].Label})",
        };
    }
}
