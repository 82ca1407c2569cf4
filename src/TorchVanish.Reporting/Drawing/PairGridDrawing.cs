using SkiaSharp;
using TorchVanish.Analysis.Views;
using TorchVanish.Analysis.Words;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Drawing;

/// <summary>A grid of colored cells with numbers. Numbers that do not fit into their cells are omitted.</summary>
internal sealed class PairGridDrawing(PairGrid grid) : IPanel
{
    private const float Letters = 7;
    private const float Line = 10;

    public void Draw(SKCanvas canvas, SKRect cell)
    {
        var left = cell.Left + Line + grid.Rows.Max(row => Pen.Width(row, Letters)) + 8;
        var width = (cell.Right - left) / grid.Columns.Count;
        var named = grid.Columns.All(column => Lines(column, width).All(line => Pen.Width(line, Letters) <= width - 2));
        var top = cell.Top + (named ? Line * (1 + grid.Columns.Max(column => Lines(column, width).Count)) : 4);
        var height = (cell.Bottom - Line - top) / grid.Rows.Count;

        Pen.Upwards(canvas, grid.RowLabel, cell.Left + 4, top + (height * grid.Rows.Count / 2), Letters);
        for (var row = 0; row < grid.Rows.Count; row++)
            Pen.Text(canvas, grid.Rows[row], left - 5, top + ((row + 0.5f) * height), Letters, Ink.Text, align: 1);
        for (var column = 0; named && column < grid.Columns.Count; column++)
        {
            var lines = Lines(grid.Columns[column], width);
            for (var i = 0; i < lines.Count; i++)
            {
                var baseline = top - (Line * (lines.Count - i)) + 4;
                Pen.Text(canvas, lines[i], left + ((column + 0.5f) * width), baseline, Letters, Ink.Text, align: 0.5f);
            }
        }
        Pen.Text(canvas, grid.ColumnLabel, left + (width * grid.Columns.Count / 2), cell.Bottom - (Line / 2), Letters, Ink.Quiet,
            align: 0.5f);
        foreach (var one in grid.Cells)
            Fill(canvas, SKRect.Create(left + (one.Column * width), top + (one.Row * height), width, height), one);
    }

    private void Fill(SKCanvas canvas, SKRect place, PairCell cell)
    {
        place.Inflate(-0.75f, -0.75f);
        var at = Math.Log10(cell.Value.Estimate) / grid.Decades;
        using var paint = new SKPaint { Color = (double.IsNaN(at) ? Ink.Floor : DivergingScale.At(at)).ToSKColor(), IsAntialias = true };
        canvas.DrawRect(place, paint);
        using var edge = new SKPaint { Color = Ink.Grid.ToSKColor(), Style = SKPaintStyle.Stroke, StrokeWidth = 0.5f, IsAntialias = true };
        canvas.DrawRect(place, edge);
        var text = cell.Value.IsKnown ? Spelling.Number(cell.Value.Estimate) : "–";
        if (Pen.Width(text, Letters) <= place.Width - 2)
            Pen.Text(canvas, text, place.MidX, place.MidY, Letters, double.IsNaN(at) ? Ink.Quiet : DivergingScale.InkOn(at), align: 0.5f);
    }

    private static IReadOnlyList<string> Lines(string label, float width) => Pen.Wrap(label, width - 2, Letters);
}
