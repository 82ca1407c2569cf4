using SkiaSharp;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Drawing;

/// <summary>
/// A figure as wide as a double column of a paper: a headline, strips, and a grid of panels. Drawn in points, so that letters of
/// 7 are 7 pt in print; the same calls make the SVG and the PNG.
/// </summary>
internal sealed class Sheet
{
    /// <summary>7.2 inches.</summary>
    public const float Width = 518.4f;
    private const float Margin = 6;
    private const float TitleSize = 9.5f;
    private const float TitleLine = 13;

    private readonly IReadOnlyList<string> _title;
    private readonly IReadOnlyList<IStrip> _strips;
    private readonly IReadOnlyList<IPanel> _panels;
    private readonly int _columns;
    private readonly float _panelHeight;

    public Sheet(string title, IReadOnlyList<IStrip> strips, IReadOnlyList<IPanel> panels, int columns, float panelHeight)
    {
        _title = Pen.Wrap(title, Inner, TitleSize, bold: true);
        _strips = strips;
        _panels = panels;
        _columns = Math.Max(1, Math.Min(columns, panels.Count));
        _panelHeight = panelHeight;
    }

    public float Height => (2 * Margin) + (_title.Count * TitleLine) + 4 + _strips.Sum(strip => strip.Height(Inner)) + (Rows * _panelHeight);

    public static SKSize PanelSize { get; } = new(240, 150);

    /// <summary>The width of a panel's cell where so many stand side by side.</summary>
    public static float CellWidth(int columns) => (Inner / columns) - 4;

    private static float Inner => Width - (2 * Margin);

    private int Rows => (_panels.Count + _columns - 1) / _columns;

    /// <summary>One panel by itself, <see cref="PanelSize"/> large, without the headline and the legend of the sheet.</summary>
    public void DrawPanel(SKCanvas canvas, int panel)
    {
        if (panel < _panels.Count)
            _panels[panel].Bare.Draw(canvas, SKRect.Create(PanelSize));
    }

    public void Draw(SKCanvas canvas)
    {
        using (var paper = new SKPaint { Color = Ink.Paper.ToSKColor() })
            canvas.DrawRect(0, 0, Width, Height, paper);
        var y = Margin;
        foreach (var line in _title)
        {
            Pen.Text(canvas, line, Margin + 2, y + (TitleLine / 2), TitleSize, Ink.Text, bold: true);
            y += TitleLine;
        }
        y += 4;
        foreach (var strip in _strips)
        {
            var height = strip.Height(Inner);
            strip.Draw(canvas, SKRect.Create(Margin + 2, y, Inner, height));
            y += height;
        }
        var cell = Inner / _columns;
        for (var i = 0; i < _panels.Count; i++)
            _panels[i].Draw(canvas, SKRect.Create(Margin + (i % _columns * cell), y + (i / _columns * _panelHeight), cell - 4, _panelHeight - 4));
    }
}
