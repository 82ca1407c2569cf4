namespace TorchVanish.Reporting.Figures;

/// <summary>The layout of a figure, for a report or for a column of a paper.</summary>
public sealed record FigureFormat
{
    /// <summary>The width of a double column, 7.2 inches, with a headline.</summary>
    public static FigureFormat Report { get; } = new();

    /// <summary>In points (1/72 inch); null for the width and the arrangement of panels in a report.</summary>
    public float? Width { get; init; }

    /// <summary>Whether the figure has a headline.</summary>
    public bool HasTitle { get; init; } = true;

    /// <summary>The id of the only panel to draw; null for all.</summary>
    public string? Panel { get; init; }

    // In narrower panels, tick labels touch.
    private const float NarrowestPanel = 150;

    /// <summary>The number of panels in a row.</summary>
    /// <param name="inReport">The number of panels in a row of a report.</param>
    internal int Columns(int inReport)
    {
        var columns = inReport;
        while (Width is float width && columns > 1 && width / columns < NarrowestPanel)
            columns = (columns + 1) / 2;
        return columns;
    }

    /// <summary>The height of a panel in points.</summary>
    /// <param name="inReport">The height in a report.</param>
    internal float PanelHeight(float inReport, int columns) =>
        Width is float width ? Math.Clamp(0.64f * width / columns, 105, 200) : inReport;
}
