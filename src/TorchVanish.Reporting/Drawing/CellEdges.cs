namespace TorchVanish.Reporting.Drawing;

/// <summary>The edges of the cells of a map, between the values on an axis.</summary>
internal static class CellEdges
{
    /// <summary>Cells overlap by this many points, because some viewers show white lines between cells that only touch.</summary>
    public const float Overlap = 0.35f;

    /// <returns>One edge more than values: halfway between neighbors, and as far outside of the first and the last value.</returns>
    public static double[] Of(IReadOnlyList<double> values) => values switch
    {
        [] => [],
        [var only] => [only - 0.5, only + 0.5],
        _ =>
        [
            values[0] - ((values[1] - values[0]) / 2),
            .. values.Zip(values.Skip(1), (a, b) => (a + b) / 2),
            values[^1] + ((values[^1] - values[^2]) / 2),
        ],
    };
}
