namespace TorchVanish.Experiments.Tests.Gradients;

/// <summary>The slope of a smooth function from a few of its values.</summary>
internal static class CentralDifference
{
    /// <summary>Of fourth order: the error is h⁴ f⁽⁵⁾ / 30 and what rounding adds, about 1e-16 f / h.</summary>
    public static double Slope(double far, double near, double back, double farBack, double h) => ((8 * (near - back)) - (far - farBack)) / (12 * h);

    /// <summary>
    /// Of sixth order: h⁶ f⁽⁷⁾ / 140, so that h can be large enough for rounding to stay below 1e-12, even for the small gradients
    /// far from the output. The plain difference of two values cannot go below 1e-10.
    /// </summary>
    /// <param name="at">f(x + δ) for a shift δ.</param>
    public static double Slope(Func<double, double> at, double h = 1e-3) =>
        ((45 * (at(h) - at(-h))) - (9 * (at(2 * h) - at(-2 * h))) + (at(3 * h) - at(-3 * h))) / (60 * h);
}
