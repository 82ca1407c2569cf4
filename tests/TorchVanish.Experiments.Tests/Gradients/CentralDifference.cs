namespace TorchVanish.Experiments.Tests.Gradients;

/// <summary>The slope of a smooth function from four of its values.</summary>
internal static class CentralDifference
{
    /// <summary>
    /// Of fourth order: the error is h⁴ f⁗′ / 30 and what rounding adds, about 1e-16 f / h. Both come to 1e-12 or less,
    /// where the plain difference of two values cannot go below 1e-10.
    /// </summary>
    public static double Slope(double far, double near, double back, double farBack, double h) => ((8 * (near - back)) - (far - farBack)) / (12 * h);

    /// <param name="at">f(x + δ) for a shift δ.</param>
    public static double Slope(Func<double, double> at, double h = 2e-4) => Slope(at(2 * h), at(h), at(-h), at(-2 * h), h);
}
