namespace TorchVanish.Experiments.Data;

/// <summary>The kinds of objects in Shapeset-3×2.</summary>
public enum ShapeKind
{
    Triangle,
    Parallelogram,
    Ellipse,
}

/// <summary>One object of Shapeset-3×2 with its pixels.</summary>
/// <param name="Grey">The gray level in [0, 1].</param>
/// <param name="Spans">For each of the 32 rows, the columns [Start, End) that it covers; a convex shape has one span per row.</param>
public sealed record ShapesetObject(ShapeKind Kind, double Grey, IReadOnlyList<(int Start, int End)> Spans)
{
    /// <summary>The number of pixels.</summary>
    public int Area => Spans.Sum(span => span.End - span.Start);

    /// <summary>An object of this kind with random shape, size, angle and position.</summary>
    public static ShapesetObject Random(ShapeKind kind, double grey, Random random) =>
        new(kind, grey, ConvexRaster.Fill(Outline(kind, random), ShapesetScene.Side));

    /// <summary>The share of the other object's pixels that this object covers.</summary>
    public double CoveredShareOf(ShapesetObject other)
    {
        var hidden = Spans.Zip(other.Spans, (mine, its) => Math.Min(mine.End, its.End) - Math.Max(mine.Start, its.Start))
            .Sum(overlap => Math.Max(0, overlap));
        return (double)hidden / other.Area;
    }

    // Rotates a regular polygon, stretches it along the axes, rotates it again and shifts it. The first rotation makes slanted
    // parallelograms and arbitrary triangles possible. An ellipse is a polygon with 20 corners, as in the original.
    private static (double X, double Y)[] Outline(ShapeKind kind, Random random)
    {
        var corners = kind switch { ShapeKind.Triangle => 3, ShapeKind.Parallelogram => 4, _ => 20 };
        var first = 2 * Math.PI * random.NextDouble();
        var second = 2 * Math.PI * random.NextDouble();
        var width = (0.2 + (0.6 * random.NextDouble())) * ShapesetScene.Side;
        var height = (0.2 + (0.6 * random.NextDouble())) * ShapesetScene.Side;
        var (sin, cos) = Math.SinCos(second);

        var points = new (double X, double Y)[corners];
        for (var i = 0; i < corners; i++)
        {
            var angle = first + (2 * Math.PI * i / corners);
            var (x, y) = (0.5 * width * Math.Cos(angle), 0.5 * height * Math.Sin(angle));
            points[i] = ((cos * x) - (sin * y), (sin * x) + (cos * y));
        }
        var dx = Shift(points.Min(p => p.X), points.Max(p => p.X), random);
        var dy = Shift(points.Min(p => p.Y), points.Max(p => p.Y), random);
        return Array.ConvertAll(points, p => (p.X + dx, p.Y + dy));
    }

    // Uniform over the positions at least one pixel away from the border. They always exist, because 0.8 · 32 + 2 < 32.
    private static double Shift(double low, double high, Random random)
    {
        var (smallest, largest) = (1 - low, ShapesetScene.Side - 1 - high);
        return smallest + ((largest - smallest) * random.NextDouble());
    }
}
