namespace TorchVanish.Analysis.Statistics;

/// <summary>
/// The geometric mean with Student's 95% interval in the logarithm: a gradient ratio is a product of one factor a layer, so its
/// logarithm is a sum, and the sum is what is nearly normal. One zero makes the mean 0, and leaves no interval.
/// </summary>
public static class GeometricMean
{
    public static Interval Of(IEnumerable<double> values)
    {
        var finite = values.Where(value => double.IsFinite(value) && value >= 0).ToArray();
        return finite.Contains(0)
            ? new Interval(0, double.NaN, double.NaN, finite.Length)
            : MeanInterval.Of(finite.Select(Math.Log10)).Map(exponent => Math.Pow(10, exponent));
    }
}
