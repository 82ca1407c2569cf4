using SkiaSharp;

namespace TorchVanish.Reporting.Drawing;

/// <summary>Axes with a legend above them.</summary>
/// <param name="height">The height of the legend, the same for all panels in a row.</param>
internal sealed class LegendPanel(Legend legend, float height, IPanel panel) : IPanel
{
    public IPanel Small => panel.Small;

    public void Draw(SKCanvas canvas, SKRect cell)
    {
        legend.Draw(canvas, SKRect.Create(cell.Left + 2, cell.Top, cell.Width, height));
        panel.Draw(canvas, new SKRect(cell.Left, cell.Top + height, cell.Right, cell.Bottom));
    }
}
