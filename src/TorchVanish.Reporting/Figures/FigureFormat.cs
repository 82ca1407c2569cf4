namespace TorchVanish.Reporting.Figures;

/// <summary>How a figure is laid out: for a report, or for the column of a paper.</summary>
public sealed record FigureFormat
{
    /// <summary>As wide as a double column, 7.2 inches, with its headline.</summary>
    public static FigureFormat Report { get; } = new();

    /// <summary>In points (1/72 inch); null for that of a report, with its arrangement of panels.</summary>
    public float? Width { get; init; }

    /// <summary>Whether a headline stands above the figure.</summary>
    public bool HasTitle { get; init; } = true;

    /// <summary>The id of the only panel to draw; null for all.</summary>
    public string? Panel { get; init; }

    // Narrower, and the ticks of an axis touch.
    private const float NarrowestPanel = 150;

    /// <summary>The panels that stand side by side, of so many in a report.</summary>
    internal int Columns(int inReport)
    {
        var columns = inReport;
        while (Width is float width && columns > 1 && width / columns < NarrowestPanel)
            columns = (columns + 1) / 2;
        return columns;
    }

    /// <summary>The height of a panel, which in a report has so many points.</summary>
    internal float PanelHeight(float inReport, int columns) =>
        Width is float width ? Math.Clamp(0.64f * width / columns, 105, 200) : inReport;
}
