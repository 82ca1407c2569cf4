namespace TorchVanish.Analysis.Curves;

/// <summary>One set of axes with its curves.</summary>
/// <param name="Floor">The value below all others at which a logarithmic axis marks zeros; null if there are no zeros.</param>
public sealed record CurvePanel(
    string Title,
    PanelAxis X,
    PanelAxis Y,
    IReadOnlyList<Curve> Curves,
    IReadOnlyList<ReferenceLine> References,
    double? Floor)
{
    /// <summary>The id of the panel on the command line and in the figure's CSV: ASCII, and the same for every run.</summary>
    public string Id { get; init; } = AsciiId.Of(Title);

    /// <summary>Omits empty curves. On a logarithmic axis, it also sets the floor for zeros.</summary>
    public static CurvePanel Of(string title, PanelAxis x, PanelAxis y, IEnumerable<Curve> curves,
        params IReadOnlyList<ReferenceLine> references)
    {
        IReadOnlyList<Curve> kept = [.. curves.Where(curve => curve.Points.Count > 0).Select(curve => OnAxis(curve, y.Scale))];
        return new CurvePanel(title, x, y, kept, references, y.Scale == AxisScale.Log ? LogFloor.Below(kept, references) : null);
    }

    private static Curve OnAxis(Curve curve, AxisScale scale) => scale != AxisScale.Log ? curve
        : curve with { Points = [.. curve.Points.Select(point => point with { Y = point.Y.OnLogAxis() })] };

    /// <summary>Gives all panels of a column, which share their axis, the lowest floor of these panels.</summary>
    public static CurvePanel[] WithFloorsInColumns(int columns, CurvePanel[] panels) =>
        [.. panels.Select((panel, i) =>
            panel with { Floor = panels.Where((_, j) => j % columns == i % columns).Min(other => other.Floor) })];

    /// <summary>The upper end of the axis if some values exceed it; null if the axis contains all values.</summary>
    public double? Ceiling { get; init; }

    /// <summary>Whether any point has a number.</summary>
    public bool HasSomething => Curves.Any(curve => curve.Points.Any(point => point.Y.IsDrawn));

    /// <summary>Whether any replicate measured NaN or infinity.</summary>
    public bool HasNonFinite => Curves.Any(curve => curve.Points.Any(point => point.Y.NonFinite > 0));

    /// <summary>Whether a line has a gap because the value is not defined for any replicate.</summary>
    public bool HasGap => Curves.Any(curve => curve.Points.Any(point => point.Y is { IsDrawn: false, NonFinite: 0, Undefined: > 0 }));
}

/// <summary>An axis: its label and its scale.</summary>
public sealed record PanelAxis(string Label, AxisScale Scale)
{
    public static PanelAxis Layer { get; } = new("layer (1 = nearest the input)", AxisScale.Whole);

    public static PanelAxis Step { get; } = new("step", AxisScale.LogStep);
}

/// <summary>The scale of an axis.</summary>
public enum AxisScale
{
    Linear,

    /// <summary>Linear, with ticks at whole numbers only.</summary>
    Whole,

    /// <summary>Linear from zero, so that lengths can be compared.</summary>
    FromZero,

    /// <summary>Linear from 0 to 1, for shares.</summary>
    Share,

    /// <summary>log10 y, with a floor for zeros.</summary>
    Log,

    /// <summary>log10(1 + step), which includes step 0.</summary>
    LogStep,
}

/// <summary>A horizontal line for comparison.</summary>
public sealed record ReferenceLine(double Value, string Label);
