using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Views;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims;

/// <summary>Figures that several claims share.</summary>
internal static class ClaimFigures
{
    /// <summary>What lines and bands show, for the end of a caption.</summary>
    public const string LinesAndBands = "Lines are medians over replicates; bands are interquartile ranges.";

    /// <summary>The beginning of a caption of <see cref="Profiles"/>.</summary>
    public const string AtInitialization =
        "Gradients at initialization. Read from right to left, in the direction of backpropagation. " + LinesAndBands;

    private static readonly PanelAxis Norm = new("gradient norm", AxisScale.Log);

    /// <summary>
    /// Weight gradient and backpropagated signal by layer at initialization, side by side. The first can be flat while the second, which
    /// is the gradient that vanishes, is not (Glorot &amp; Bengio 2010, figures 7 and 8).
    /// </summary>
    public static ClaimView Profiles(Evidence evidence, IEnumerable<(string label, ExperimentConfig experiment)> lines, string headline,
        string caption)
    {
        var runs = lines.Select(line => (line.label, run: evidence.Run(line.experiment))).ToArray();
        CurvePanel Panel(string title, Quantity quantity) => CurvePanel.Of(
            title, PanelAxis.Layer, Norm, runs.Select((line, i) =>
                LayerCurve.At(line.run, i, 0, line.label, line.run.Steps[0], quantity, line.run.HiddenLayers)));
        return View(
            [.. runs.Select(line => line.run)],
            headline,
            caption,
            columns: 2,
            Panel("Weight gradient ‖∂L/∂W‖", Quantity.WeightGradientNorm),
            Panel("Signal ‖∂L/∂z‖, which vanishes or explodes", Quantity.PreactivationGradientNorm)) with
        { Thumbnail = 1 };
    }

    /// <summary>A line through the measurements at each x, one value per replicate.</summary>
    public static Curve Line(int run, string label, IEnumerable<(double x, IReadOnlyList<double> values)> places, int variant = 0) =>
        new(run, variant, label, [.. places.Select(place => new CurvePoint(place.x, Spread.Of(place.values)))]);

    /// <summary>
    /// Validation accuracy of every replicate during training. The last point is that of <see cref="Evidence.Accuracies"/>; a replicate
    /// that diverged has an accuracy of 0 from then on. The step before the last is omitted, because it is too close to the last.
    /// </summary>
    public static Curve Accuracy(Evidence evidence, ExperimentConfig experiment, int run, string label)
    {
        var measured = evidence.Run(experiment);
        var end = measured.TrainingSteps[^1];
        var replicates = measured.Record.Training.GroupBy(row => row.Replicate).Select(rows => rows.OrderBy(row => row.Step).ToArray())
            .ToArray();
        // The steps that all replicates record, without those at which one diverged.
        return Line(run, label, measured.Steps.Where(step => step < end - 1)
            .Select(step => ((double)step,
                (IReadOnlyList<double>)[.. replicates.Select(rows => Evidence.Accuracy(rows.Last(row => row.Step <= step)))]))
            .Append((end, evidence.Accuracies(experiment))));
    }

    /// <summary>A figure with one grid.</summary>
    public static ClaimView Pairs(IReadOnlyList<MeasuredRun> runs, string headline, string caption, PairGrid grid) => new()
    {
        Runs = runs,
        Headline = headline,
        Caption = caption,
        Grid = grid,
        Panels = [],
        Columns = 1,
        Nothing = grid.Cells.Any(cell => cell.Value.IsKnown) ? null : FigureView.NothingMeasured,
    };

    public static ClaimView View(IReadOnlyList<MeasuredRun> runs, string headline, string caption, int columns,
        params IReadOnlyList<CurvePanel> panels) => new()
        {
            Runs = runs,
            Headline = headline,
            Caption = caption,
            Panels = panels,
            Columns = columns,
            Nothing = panels.Any(panel => panel.HasSomething) ? null : FigureView.NothingMeasured,
        };
}
