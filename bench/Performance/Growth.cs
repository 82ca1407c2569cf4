namespace TorchVanish.Bench.Performance;

/// <summary>The growth of cost with one property: a power law, cost = factor · property^exponent, fitted to measurements.</summary>
/// <param name="Cost">The measured cost, with its unit.</param>
/// <param name="Work">The exponent of the arithmetic operations.</param>
/// <param name="Points">Property values and times in seconds.</param>
public sealed record Growth(
    string Property, string Cost, double Work, IReadOnlyList<(double At, Measured Seconds)> Points, double Exponent, double Factor)
{
    /// <summary>Fits the power law by least squares on logarithms.</summary>
    public static Growth Through(string property, string cost, double work, IReadOnlyList<(double At, Measured Seconds)> points)
    {
        var (x, y) = (points.Select(p => Math.Log(p.At)).ToList(), points.Select(p => Math.Log(p.Seconds.Median)).ToList());
        var (meanX, meanY) = (x.Average(), y.Average());
        var exponent = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
        return new(property, cost, work, points, exponent, Math.Exp(meanY - (exponent * meanX)));
    }
}
