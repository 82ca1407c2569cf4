using MathNet.Numerics.Statistics;

namespace TorchVanish.Analysis.Statistics;

/// <summary>
/// One quantity over the replicates of a run: the median with the quartiles (R's type 7, as NumPy's default). A value that is
/// not finite has no place in an order, so it is counted and left out; a zero has one, so it is counted and kept.
/// </summary>
/// <param name="Low">First quartile; NaN where nothing finite was measured.</param>
/// <param name="High">Third quartile.</param>
/// <param name="Replicates">How many replicates were measured, finite or not.</param>
/// <param name="Zeros">How many of them are exactly 0.</param>
/// <param name="NonFinite">How many of them are NaN or infinite.</param>
public sealed record Spread(double Low, double Median, double High, int Replicates, int Zeros, int NonFinite)
{
    public static Spread Of(IReadOnlyList<double> values)
    {
        var finite = values.Where(double.IsFinite).Order().ToArray();
        return new Spread(
            Quantile(finite, 0.25),
            Quantile(finite, 0.5),
            Quantile(finite, 0.75),
            values.Count,
            finite.Count(value => value == 0),
            values.Count - finite.Length);
    }

    /// <summary>Whether there is a number to draw.</summary>
    public bool IsDrawn => double.IsFinite(Median);

    private static double Quantile(double[] ordered, double share) =>
        ordered.Length == 0 ? double.NaN : SortedArrayStatistics.QuantileCustom(ordered, share, QuantileDefinition.R7);
}
