using SkiaSharp;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Views;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Drawing;

/// <summary>The color scale above a heatmap, with the signs for zero and for non-finite values if the heatmap has them.</summary>
internal sealed class ColorScale(string label, double low, double high, bool zeros, bool nonFinite, AxisScale scale = AxisScale.Log)
    : IStrip
{
    private const float BarWidth = 175;
    private const float BarHeight = 7;
    private const int Shades = 95;

    private const float SignGap = 28;
    private const string ZeroSign = "exactly 0";
    private const string NonFiniteSign = "NaN or infinite";

    public float Height(float width) => SignsBeside(width) ? 26 : 38;

    private bool SignsBeside(float width) =>
        Pen.Width(label, 7.5f) + 10 + BarWidth + 16 + (zeros ? Width(ZeroSign) : 0) + (nonFinite ? Width(NonFiniteSign) : 0) < width
            || !(zeros || nonFinite);

    private static float Width(string sign) => SignGap + Pen.Width(sign, 7.5f);

    public void Draw(SKCanvas canvas, SKRect place)
    {
        var x = place.Left + Pen.Width(label, 7.5f) + 10;
        var middle = place.Top + (BarHeight / 2) + 1;
        Pen.Text(canvas, label, place.Left, middle, 7.5f, Ink.Text);
        for (var i = 0; i < Shades; i++)
            CellInk.Fill(canvas, SKRect.Create(x + (BarWidth * i / Shades), place.Top + 1, (BarWidth / Shades) + 0.3f, BarHeight),
                CellKind.Number, i / (Shades - 1.0));
        foreach (var tick in Ticks.Of(scale, low, high, 6).Where(tick => tick.IsMajor))
            Pen.Text(canvas, tick.Label, x + (float)(BarWidth * (tick.Position - low) / Math.Max(1e-9, high - low)), place.Top
                + BarHeight + 8, 7, Ink.Text, align: 0.5f);
        var top = place.Top + 1;
        (x, top) = SignsBeside(place.Width) ? (x + BarWidth + 16, top) : (place.Left, top + 24);
        if (zeros)
            x = Sign(canvas, x, top, CellKind.Zero, ZeroSign);
        if (nonFinite)
            Sign(canvas, x, top, CellKind.NonFinite, NonFiniteSign);
    }

    private static float Sign(SKCanvas canvas, float x, float top, CellKind kind, string text)
    {
        CellInk.Fill(canvas, SKRect.Create(x, top, 12, BarHeight), kind, 0);
        Pen.Text(canvas, text, x + 16, top + (BarHeight / 2), 7.5f, Ink.Text);
        return x + Width(text);
    }
}
