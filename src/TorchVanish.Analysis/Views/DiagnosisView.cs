using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Views;

/// <summary>
/// How a verdict is reached: the loss against that of the constant answer, the signs in the layers, and what diagnose would have said at
/// each recorded step.
/// </summary>
public sealed record DiagnosisView : CurveView
{
    // As many symptoms as there are colours; the first ones to be said.
    private const int MostVerdicts = 4;

    private static readonly PanelAxis Loss = new("loss", AxisScale.Log);
    private static readonly PanelAxis Ratio = new("‖δ‖, the last hidden layer = 1", AxisScale.Log);
    private static readonly PanelAxis Share = new("share of units", AxisScale.Share);
    private static readonly PanelAxis Confidence = new("confidence", AxisScale.Share);

    public static DiagnosisView Of(MeasuredRun run)
    {
        var said = run.TrainingSteps.Select(step => (Step: step, Diagnosis: Diagnoser.Of(run, step))).ToList();
        CurvePanel[] panels =
        [
            CurvePanel.Of("Does it learn?", PanelAxis.Step, Loss,
                [
                    StepCurve.OfTraining(run, 0, 0, "train", row => row.TrainLoss),
                    StepCurve.OfTraining(run, 0, 1, "validation", row => row.ValidationLoss),
                ], TrivialAnswer.Loss([run])) with { Id = "loss" },
            CurvePanel.Of("Does the gradient get through?", PanelAxis.Step, Ratio, Signals(run)) with { Id = "signal" },
            CurvePanel.Of("Are units alive?", PanelAxis.Step, Share, Units(run)) with { Id = "units" },
            CurvePanel.Of("What diagnose says", PanelAxis.Step, Confidence, Verdicts(said)) with { Id = "verdict" },
        ];
        return new DiagnosisView
        {
            Headline = HeadlineOf(said),
            Caption = "The loss against that of the best constant answer; the size of δ = ∂L/∂z of each layer against that of the last "
                + "hidden layer; the share of units that are off or saturated; and the verdict with its confidence, as diagnose gives it from the "
                + $"rows up to a step. {Replicates.Sentence([run])}{Marks(panels)}{Replicates.Stopped([run])}{Replicates.Diverged([run])}",
            Panels = panels,
            Columns = 2,
            Variants = CurveVariants.Layers,
            Nothing = WhyNothing(panels),
        };
    }

    private static IEnumerable<Curve> Signals(MeasuredRun run) => run.HiddenLayers.Count < 2 ? [] : Watched(run)
        .Where(watched => watched.Layer != run.HiddenLayers[^1]).Select(watched => new Curve(0, watched.Variant, watched.Label,
        [
            .. run.Steps.Select(step => new CurvePoint(step, Spread.Of(
                run.Ratios(step, watched.Layer, run.HiddenLayers[^1], Quantity.PreactivationGradientNorm)))),
        ]));

    // The first and the last hidden layer; two colours for units that are off, and two for saturated ones.
    private static IEnumerable<Curve> Units(MeasuredRun run) => run.HiddenLayers.Count == 0 ? []
        : new[] { run.HiddenLayers[0], run.HiddenLayers[^1] }.Distinct().SelectMany((layer, place) => new[]
        {
            StepCurve.OfLayer(run, 0, place, $"off, layer {layer}", layer, Quantity.DeadFraction, run.Steps),
            StepCurve.OfLayer(run, 0, place + 2, $"saturated, layer {layer}", layer, Quantity.SaturatedFraction, run.Steps),
        });

    private static IEnumerable<WatchedLayer> Watched(MeasuredRun run) => WatchedLayers.Of(run)
        .Where(watched => run.HiddenLayers.Contains(watched.Layer));

    private static IEnumerable<Curve> Verdicts(IReadOnlyList<(int Step, Diagnosis.Diagnosis Diagnosis)> said) => said
        .Select(one => one.Diagnosis.Verdict).Distinct().Take(MostVerdicts).Select((verdict, index) => new Curve(0, index,
            verdict.Replace('_', ' '),
            [
                .. said.Select(one => new CurvePoint(one.Step, Spread.Of(
                    one.Diagnosis.Verdict == verdict ? [one.Diagnosis.Confidence] : [], one.Diagnosis.Verdict == verdict ? 0 : 1))),
            ]));

    private static string HeadlineOf(IReadOnlyList<(int Step, Diagnosis.Diagnosis Diagnosis)> said)
    {
        if (said.Count == 0)
            return "Nothing was measured";
        var verdict = said[^1].Diagnosis.Verdict;
        var since = said.Reverse().TakeWhile(one => one.Diagnosis.Verdict == verdict).Last().Step;
        return $"The verdict is {verdict.Replace('_', ' ')}, from step {since} on";
    }
}
