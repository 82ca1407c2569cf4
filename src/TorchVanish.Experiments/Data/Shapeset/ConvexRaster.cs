namespace TorchVanish.Experiments.Data;

/// <summary>Computes the pixels of a square image that a convex polygon covers.</summary>
public static class ConvexRaster
{
    /// <summary>
    /// For each row, the columns [Start, End) whose centers (column + 1/2, row + 1/2) are inside; (0, 0) if there are none.
    /// The polygon must lie within the image.
    /// </summary>
    public static (int Start, int End)[] Fill(IReadOnlyList<(double X, double Y)> corners, int side)
    {
        var spans = new (int Start, int End)[side];
        for (var row = 0; row < side; row++)
        {
            var (left, right) = Crossings(corners, row + 0.5);
            var (start, end) = ((int)Math.Ceiling(left - 0.5), (int)Math.Floor(right - 0.5) + 1);
            if (left <= right && start < end)
                spans[row] = (start, end);
        }
        return spans;
    }

    // The points at which the horizontal line at y enters and leaves the polygon; (+1, -1) if it does not intersect it.
    private static (double Left, double Right) Crossings(IReadOnlyList<(double X, double Y)> corners, double y)
    {
        var (left, right) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < corners.Count; i++)
        {
            var (from, to) = (corners[i], corners[(i + 1) % corners.Count]);
            if (from.Y <= y == to.Y <= y)
                continue;
            var x = from.X + ((to.X - from.X) * (y - from.Y) / (to.Y - from.Y));
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
        }
        return left <= right ? (left, right) : (1, -1);
    }
}
