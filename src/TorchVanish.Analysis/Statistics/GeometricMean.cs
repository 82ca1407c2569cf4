namespace TorchVanish.Analysis.Statistics;

/// <summary>
/// The geometric mean with Student's 95% interval of the logarithms. A gradient ratio is a product of one factor per layer, so its
/// logarithm is a sum, which is nearly normal. One zero makes the mean 0. With zeros and other values there is no interval; if all
/// values are zero, the interval is zero, as Student's is for equal values.
/// </summary>
public static class GeometricMean
{
    /// <param name="values">Values that are negative or not finite are ignored.</param>
    public static Interval Of(IEnumerable<double> values)
    {
        var finite = values.Where(value => double.IsFinite(value) && value >= 0).ToArray();
        return finite.Contains(0)
            ? Zero(finite)
            : MeanInterval.Of(finite.Select(Math.Log10)).Map(exponent => Math.Pow(10, exponent));
    }

    private static Interval Zero(double[] values) => values.Length > 1 && values.All(value => value == 0)
        ? new Interval(0, 0, 0, values.Length)
        : new Interval(0, double.NaN, double.NaN, values.Length);
}
