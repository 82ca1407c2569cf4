namespace TorchVanish.Analysis.Curves;

/// <summary>One set of axes with its curves.</summary>
/// <param name="Floor">Where a zero is marked on a logarithmic axis, below everything else; null where nothing is zero.</param>
public sealed record CurvePanel(
    string Title,
    PanelAxis X,
    PanelAxis Y,
    IReadOnlyList<Curve> Curves,
    IReadOnlyList<ReferenceLine> References,
    double? Floor)
{
    /// <summary>The panel on a command line and in the figure's CSV: ASCII, and the same whatever the run.</summary>
    public string Id { get; init; } = AsciiId.Of(Title);

    public static CurvePanel Of(string title, PanelAxis x, PanelAxis y, IEnumerable<Curve> curves,
        params IReadOnlyList<ReferenceLine> references)
    {
        IReadOnlyList<Curve> kept = [.. curves.Where(curve => curve.Points.Count > 0).Select(curve => OnAxis(curve, y.Scale))];
        return new CurvePanel(title, x, y, kept, references, y.Scale == AxisScale.Log ? LogFloor.Below(kept, references) : null);
    }

    private static Curve OnAxis(Curve curve, AxisScale scale) => scale != AxisScale.Log ? curve
        : curve with { Points = [.. curve.Points.Select(point => point with { Y = point.Y.OnLogAxis() })] };

    /// <summary>Gives the panels above one another the lowest floor of any of them: on a shared axis there is one place for zero.</summary>
    public static CurvePanel[] WithFloorsInColumns(int columns, CurvePanel[] panels) =>
        [.. panels.Select((panel, i) =>
            panel with { Floor = panels.Where((_, j) => j % columns == i % columns).Min(other => other.Floor) })];

    /// <summary>Where the axis ends although values go on beyond it; null where the axis holds them all.</summary>
    public double? Ceiling { get; init; }

    /// <summary>Whether any point has a number.</summary>
    public bool HasSomething => Curves.Any(curve => curve.Points.Any(point => point.Y.IsDrawn));

    /// <summary>Whether replicates measured NaN or infinity somewhere.</summary>
    public bool HasNonFinite => Curves.Any(curve => curve.Points.Any(point => point.Y.NonFinite > 0));

    /// <summary>Whether a line is broken where no replicate has a value by definition.</summary>
    public bool HasGap => Curves.Any(curve => curve.Points.Any(point => point.Y is { IsDrawn: false, NonFinite: 0, Undefined: > 0 }));
}

/// <summary>What an axis carries.</summary>
public sealed record PanelAxis(string Label, AxisScale Scale)
{
    public static PanelAxis Layer { get; } = new("layer (1 = nearest the input)", AxisScale.Whole);

    public static PanelAxis Step { get; } = new("step", AxisScale.LogStep);
}

/// <summary>How an axis is divided.</summary>
public enum AxisScale
{
    Linear,

    /// <summary>Linear, with ticks at whole numbers only.</summary>
    Whole,

    /// <summary>Linear from zero, so that lengths can be compared.</summary>
    FromZero,

    /// <summary>Linear, and a share: from 0 to 1.</summary>
    Share,

    /// <summary>log10 y, with a floor for zeros.</summary>
    Log,

    /// <summary>log10(1 + step), so that step 0 has a place.</summary>
    LogStep,
}

/// <summary>A horizontal line to compare with.</summary>
public sealed record ReferenceLine(double Value, string Label);
