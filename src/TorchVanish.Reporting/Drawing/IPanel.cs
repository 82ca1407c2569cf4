using SkiaSharp;

namespace TorchVanish.Reporting.Drawing;

/// <summary>A set of axes on a sheet.</summary>
internal interface IPanel
{
    /// <summary>The axes without a legend; instead, labels at the lines.</summary>
    IPanel Small => this;

    void Draw(SKCanvas canvas, SKRect cell);
}

/// <summary>A strip above the panels: a legend or a color scale.</summary>
internal interface IStrip
{
    float Height(float width);

    void Draw(SKCanvas canvas, SKRect place);
}
