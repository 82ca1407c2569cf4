using SkiaSharp;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Drawing;

/// <summary>
/// A figure: a headline, strips, and a grid of panels. Its default width is a double column of a paper. All sizes are in points. The same
/// calls draw the SVG, the PNG and the PDF.
/// </summary>
internal sealed class Sheet
{
    /// <summary>7.2 inches.</summary>
    private const float ReportWidth = 518.4f;
    private const float Margin = 6;
    private const float TitleSize = 9.5f;
    private const float NarrowTitleSize = 8.5f;
    private const float TitleLine = 13;

    private readonly IReadOnlyList<string> _title;
    private readonly IReadOnlyList<IStrip> _strips;
    private readonly IReadOnlyList<IPanel> _panels;
    private readonly int _columns;
    private readonly float _panelHeight;

    /// <param name="title">Empty for no title.</param>
    /// <param name="width">In points; null for the width in a report.</param>
    public Sheet(string title, IReadOnlyList<IStrip> strips, IReadOnlyList<IPanel> panels, int columns, float panelHeight,
        float? width = null)
    {
        Width = width ?? ReportWidth;
        _title = Pen.Wrap(title, Inner, Width < ReportWidth / 2 ? NarrowTitleSize : TitleSize, bold: true);
        _strips = strips;
        _panels = panels;
        _columns = Math.Max(1, Math.Min(columns, panels.Count));
        _panelHeight = panelHeight;
    }

    public float Width { get; }

    public float Height => (2 * Margin) + TitleHeight + _strips.Sum(strip => strip.Height(Inner)) + (Rows * _panelHeight);

    public static SKSize PanelSize { get; } = new(240, 150);

    /// <summary>The width of a panel in a row of so many panels.</summary>
    public static float CellWidth(int columns, float? width) => (((width ?? ReportWidth) - (2 * Margin)) / columns) - 4;

    private float Inner => Width - (2 * Margin);

    private float TitleHeight => _title.Count == 0 ? 0 : (_title.Count * TitleLine) + 4;

    private int Rows => (_panels.Count + _columns - 1) / _columns;

    /// <summary>Draws one panel alone, of size <see cref="PanelSize"/>, with labels at the lines instead of headline and legend.</summary>
    public void DrawPanel(SKCanvas canvas, int panel)
    {
        if (panel < _panels.Count)
            _panels[panel].Small.Draw(canvas, SKRect.Create(PanelSize));
    }

    public void Draw(SKCanvas canvas)
    {
        using (var paper = new SKPaint { Color = Ink.Paper.ToSKColor() })
            canvas.DrawRect(0, 0, Width, Height, paper);
        var y = Margin;
        foreach (var line in _title)
        {
            Pen.Text(canvas, line, Margin + 2, y + (TitleLine / 2), Width < ReportWidth / 2
                ? NarrowTitleSize : TitleSize, Ink.Text, bold: true);
            y += TitleLine;
        }
        y = Margin + TitleHeight;
        foreach (var strip in _strips)
        {
            var height = strip.Height(Inner);
            strip.Draw(canvas, SKRect.Create(Margin + 2, y, Inner, height));
            y += height;
        }
        var cell = Inner / _columns;
        for (var i = 0; i < _panels.Count; i++)
            _panels[i].Draw(canvas, SKRect.Create(Margin + (i % _columns * cell), y + (i / _columns * _panelHeight), cell - 4,
                _panelHeight - 4));
    }
}
