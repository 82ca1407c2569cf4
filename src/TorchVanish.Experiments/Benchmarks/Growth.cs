namespace TorchVanish.Experiments.Benchmarks;

/// <summary>How cost grows with one property: the power law cost = factor · property^exponent through the measurements.</summary>
/// <param name="Cost">What was measured, with its unit.</param>
/// <param name="Work">The exponent with which the arithmetic grows.</param>
/// <param name="Points">Seconds.</param>
public sealed record Growth(
    string Property, string Cost, double Work, IReadOnlyList<(double At, Measured Seconds)> Points, double Exponent, double Factor)
{
    /// <summary>By least squares on logarithmic axes.</summary>
    public static Growth Through(string property, string cost, double work, IReadOnlyList<(double At, Measured Seconds)> points)
    {
        var (x, y) = (points.Select(p => Math.Log(p.At)).ToList(), points.Select(p => Math.Log(p.Seconds.Median)).ToList());
        var (meanX, meanY) = (x.Average(), y.Average());
        var exponent = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
        return new(property, cost, work, points, exponent, Math.Exp(meanY - (exponent * meanX)));
    }
}
