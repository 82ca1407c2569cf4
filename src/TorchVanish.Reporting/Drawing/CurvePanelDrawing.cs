using ScottPlot;
using SkiaSharp;
using TorchVanish.Analysis.Curves;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Drawing;

/// <summary>Draws a panel of curves: bands, lines, markers, the floor for zeros, and crosses for non-finite values.</summary>
internal sealed class CurvePanelDrawing(CurvePanel panel, AxisLimits limits, Func<Curve, CurveStyle> styleOf, bool direct) : IPanel
{
    private const int MarkersOverTime = 10;
    private const int MarkersOverLayers = 40;

    public void Draw(SKCanvas canvas, SKRect cell)
    {
        if (panel is { Title: "", Curves.Count: 0 })
            return;
        var margin = direct ? EndLabels.Margin(Named.Select(curve => curve.Label), cell.Width) : 6;
        var spacing = panel.X.Scale == AxisScale.Whole ? 26 : 38;
        var frame = new Frame(limits, Ticks.Of(panel.X.Scale, limits.Left, limits.Right, (int)((cell.Width - margin) / spacing)),
            YTicks(cell), margin)
        {
            Title = panel.Title,
            XLabel = panel.X.Label,
            YLabel = panel.Y.Label,
        };
        AddFloor(frame.Plot);
        foreach (var curve in panel.Curves)
            AddBands(frame.Plot, curve);
        foreach (var line in panel.References)
            AddReference(frame.Plot, line);
        foreach (var curve in panel.Curves)
            AddLines(frame.Plot, curve);
        frame.Draw(canvas, cell);
        if (!panel.HasSomething)
            Pen.Text(canvas, panel.HasNonFinite ? "NaN or infinite throughout" : panel.HasGap
                ? "not defined" : "nothing measured", frame.Data.HorizontalCenter, frame.Data.VerticalCenter, 7.5f, Ink.Quiet, 0.5f);
        DrawCrosses(canvas, frame);
        ReferenceLabels.Draw(canvas, frame, panel.References, At,
            [.. panel.Curves.SelectMany(curve => curve.Points).Where(point => point.Y.IsDrawn)
            .Select(point => new SKPoint(frame.X(X(point.X)), frame.Y(At(point.Y.Median))))]);
        if (direct)
            EndLabels.Draw(canvas, frame, [.. Named.Select(Ending).OfType<EndLabel>()], margin);
    }

    /// <summary>The panel with names at the ends of its lines, which need less room than a legend if the lines are few.</summary>
    public IPanel Small => new CurvePanelDrawing(panel, limits, styleOf, direct || Named.Count() is > 1 and <= MostNames);

    private const int MostNames = 8;

    // Lines with the same name and look, such as a fit and its measurements, have one label.
    private IEnumerable<Curve> Named =>
        panel.Curves.Where(curve => curve.Variant >= 0).DistinctBy(curve => (curve.Label, styleOf(curve).Color));

    private EndLabel? Ending(Curve curve)
    {
        var drawn = curve.Points.Where(point => point.Y.IsDrawn).ToArray();
        return drawn.Length == 0 ? null
            : new EndLabel(curve.Label, X(drawn[^1].X), At(drawn[^1].Y.Median), drawn.Average(point => At(point.Y.Median)),
                styleOf(curve).Color);
    }

    private IReadOnlyList<Tick> YTicks(SKRect cell)
    {
        var target = (int)Math.Max(2, (cell.Height - Frame.TopOf(panel.Title, cell.Width) - Frame.Bottom) / 22);
        if (panel.Floor is not double floor)
            return Ticks.Of(panel.Y.Scale, limits.Bottom, limits.Top, target);
        var zero = Math.Log10(floor);
        return [new Tick(zero, "0", true), .. Ticks.Of(panel.Y.Scale, zero + 0.9, limits.Top, target)];
    }

    private double X(double x) => PanelLimits.At(panel.X.Scale, x, null);

    private double At(double y) => PanelLimits.At(panel.Y.Scale, y, panel.Floor);

    private void AddFloor(Plot plot)
    {
        if (panel.Floor is not double floor)
            return;
        var strip = plot.Add.VerticalSpan(limits.Bottom, Math.Log10(floor) + 0.45);
        strip.FillColor = Ink.Floor;
        strip.LineWidth = 0;
    }

    private void AddReference(Plot plot, ReferenceLine line) => plot.Add.Plottable(new PolyLine(
        [(limits.Left, At(line.Value)), (limits.Right, At(line.Value))],
        new CurveStyle(Ink.Quiet, MarkerShape.None, LinePattern.Dotted) { Width = 0.9f }));

    private void AddBands(Plot plot, Curve curve)
    {
        foreach (var stretch in Stretches(curve).Where(stretch => stretch.Count > 1 && stretch.Any(point => point.Y.Low < point.Y.High)))
        {
            var band = plot.Add.FillY(
                stretch.Select(point => X(point.X)).ToArray(),
                stretch.Select(point => At(point.Y.Low)).ToArray(),
                stretch.Select(point => At(point.Y.High)).ToArray());
            band.FillColor = styleOf(curve).Color.WithAlpha(panel.Curves.Count > 5 ? 0.08 : 0.16);
            band.LineWidth = 0;
            band.MarkerSize = 0;
        }
    }

    private void AddLines(Plot plot, Curve curve)
    {
        var style = styleOf(curve);
        foreach (var stretch in Stretches(curve))
            plot.Add.Plottable(new PolyLine([.. stretch.Select(point => (X(point.X), At(point.Y.Median)))], style));
        var drawn = curve.Points.Where(point => point.Y.IsDrawn).ToArray();
        AddMarkers(plot, style, style.Marker, 4, [.. Spaced(drawn).Where(point => !IsFloored(point))]);
        AddMarkers(plot, style, MarkerShape.FilledTriangleDown, 6, [.. drawn.Where(IsFloored)]);
    }

    private void AddMarkers(Plot plot, CurveStyle style, MarkerShape shape, float size, CurvePoint[] points)
    {
        if (points.Length == 0 || shape == MarkerShape.None)
            return;
        var markers = plot.Add.ScatterPoints(points.Select(point => X(point.X)).ToArray(), points.Select(point => At(point.Y.Median))
            .ToArray(), style.Color);
        markers.MarkerShape = shape;
        markers.MarkerSize = size;
        markers.MarkerLineWidth = 0.9f;
        markers.MarkerLineColor = style.Color;
    }

    private bool IsFloored(CurvePoint point) => panel.Floor is not null && point.Y.Median == 0;

    // Along the layers each point has a marker while there is room; along the steps a few markers distinguish the lines.
    private IEnumerable<CurvePoint> Spaced(CurvePoint[] points)
    {
        if (points.Length <= (panel.X.Scale == AxisScale.Whole ? MarkersOverLayers : MarkersOverTime))
            return points;
        var wide = (X(points[^1].X) - X(points[0].X)) / (panel.X.Scale == AxisScale.Whole ? MarkersOverLayers / 2 : MarkersOverTime);
        var next = double.NegativeInfinity;
        return points.Where(point =>
        {
            var take = X(point.X) >= next;
            if (take)
                next = X(point.X) + wide;
            return take;
        });
    }

    private static IEnumerable<IReadOnlyList<CurvePoint>> Stretches(Curve curve)
    {
        var stretch = new List<CurvePoint>();
        foreach (var point in curve.Points)
        {
            if (point.Y.IsDrawn)
            {
                stretch.Add(point);
            }
            else if (stretch.Count > 0 && !point.Aside)
            {
                yield return stretch;
                stretch = [];
            }
        }
        if (stretch.Count > 0)
            yield return stretch;
    }

    private void DrawCrosses(SKCanvas canvas, Frame frame)
    {
        foreach (var (curve, point) in panel.Curves.SelectMany(curve => Losses(curve).Select(point => (curve, point))))
            Pen.Text(canvas, "×", frame.X(X(point.X)), frame.Data.Top + 4, 8, panel.Curves.Count == 1
                ? Ink.Alarm : styleOf(curve).Color, 0.5f, bold: true);
    }

    // Along the steps, a cross marks only the step at which a replicate diverges.
    private IEnumerable<CurvePoint> Losses(Curve curve)
    {
        var known = 0;
        foreach (var point in curve.Points.Where(point => point.Y.NonFinite > 0))
        {
            if (panel.X.Scale == AxisScale.Whole || point.Aside || point.Y.NonFinite > known)
                yield return point;
            known = point.Aside ? known + point.Y.NonFinite : Math.Max(known, point.Y.NonFinite);
        }
    }
}
