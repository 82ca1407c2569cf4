using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Drawing;

/// <summary>
/// A ScottPlot plot, which draws grid, ticks and data; <see cref="Pen"/> draws the text. On a logarithmic axis, coordinates are log10.
/// </summary>
internal sealed class Frame
{
    private const float TickSize = 7;
    private const float LabelSize = 7.5f;
    private const float TitleLine = 10;

    private readonly IReadOnlyList<Tick> _xTicks;
    private readonly IReadOnlyList<Tick> _yTicks;
    private readonly float _right;

    public Frame(AxisLimits limits, IReadOnlyList<Tick> xTicks, IReadOnlyList<Tick> yTicks, float right = 6)
    {
        _xTicks = xTicks;
        _yTicks = yTicks;
        _right = right;
        Plot = new Plot();
        // Several plots share one canvas, so none may clear it.
        Plot.RenderManager.ClearCanvasBeforeEachRender = false;
        Plot.FigureBackground.Color = Colors.Transparent;
        Plot.DataBackground.Color = Colors.Transparent;
        Plot.Axes.SetLimits(limits);
        Style(Plot.Axes.Bottom, xTicks);
        Style(Plot.Axes.Left, yTicks);
        Plot.Axes.Top.FrameLineStyle.IsVisible = false;
        Plot.Axes.Right.FrameLineStyle.IsVisible = false;
        Plot.Grid.MajorLineColor = Ink.Grid;
        Plot.Grid.MajorLineWidth = 0.6f;
    }

    public Plot Plot { get; }

    public required string Title { get; init; }

    public required string XLabel { get; init; }

    public required string YLabel { get; init; }

    /// <summary>Draws the plot and its text. Afterwards <see cref="X"/> and <see cref="Y"/> convert data to points of the sheet.</summary>
    public void Draw(SKCanvas canvas, SKRect cell)
    {
        var widest = _yTicks.Select(tick => Pen.Width(tick.Label, TickSize)).DefaultIfEmpty(0).Max();
        var left = Math.Max(Left, widest + 7 + (YLabel.Length > 0 ? 10 : 0));
        Plot.Layout.Fixed(new PixelPadding(left, _right, Bottom, TopOf(Title, cell.Width)));
        Plot.Render(canvas, new PixelRect(cell.Left, cell.Right, cell.Bottom, cell.Top));
        var data = Plot.RenderManager.LastRender.DataRect;
        foreach (var tick in _xTicks.Where(tick => tick.IsMajor))
            Pen.Text(canvas, tick.Label, X(tick.Position), data.Bottom + 9, TickSize, Ink.Text, align: 0.5f);
        foreach (var tick in _yTicks.Where(tick => tick.IsMajor))
            Pen.Text(canvas, tick.Label, data.Left - 5, Y(tick.Position), TickSize, Ink.Text, align: 1);
        Pen.Text(canvas, XLabel, (data.Left + data.Right) / 2, data.Bottom + 20, LabelSize, Ink.Quiet, align: 0.5f);
        Pen.Upwards(canvas, YLabel, cell.Left + 5, (data.Top + data.Bottom) / 2, LabelSize);
        var (lines, size) = TitleLines(Title, cell.Width);
        for (var i = 0; i < lines.Count; i++)
            Pen.Text(canvas, lines[i], cell.Left + 2, cell.Top + 6 + (i * TitleLine), size, Ink.Text, bold: true);
    }

    /// <summary>The height above the data for a title with one or more lines.</summary>
    public static float TopOf(string title, float width) => title.Length == 0 ? 6 : 7 + (TitleLine * TitleLines(title, width).Lines.Count);

    public const float Bottom = 27;
    public const float Left = 40;

    public PixelRect Data => Plot.RenderManager.LastRender.DataRect;

    public float X(double x) => Plot.Axes.Bottom.GetPixel(x, Data);

    public float Y(double y) => Plot.Axes.Left.GetPixel(y, Data);

    // A long title becomes smaller, down to 7 pt, before it wraps.
    private static (IReadOnlyList<string> Lines, float Size) TitleLines(string title, float width)
    {
        var size = Math.Clamp(8 * (width - 4) / Math.Max(1, Pen.Width(title, 8, bold: true)), 7, 8);
        return (Pen.Wrap(title, width - 2, size, bold: true), size);
    }

    private static void Style(IAxis axis, IReadOnlyList<Tick> ticks)
    {
        // ScottPlot draws the ticks without labels.
        axis.TickGenerator = new NumericManual([.. ticks.Select(tick => new Tick(tick.Position, "", tick.IsMajor))]);
        axis.FrameLineStyle.Color = Ink.Axis;
        axis.FrameLineStyle.Width = 0.7f;
        axis.MajorTickStyle.Color = Ink.Axis;
        axis.MajorTickStyle.Length = 3;
        axis.MajorTickStyle.Width = 0.7f;
        axis.MinorTickStyle.Color = Ink.Axis;
        axis.MinorTickStyle.Length = 1.6f;
        axis.MinorTickStyle.Width = 0.5f;
    }
}
