namespace TorchVanish.Experiments.Tests.Gradients;

/// <summary>Estimates the slope of a smooth function from a few of its values.</summary>
internal static class CentralDifference
{
    /// <summary>Fourth order: the error is h⁴ f⁽⁵⁾ / 30, plus about 1e-16 f / h from rounding.</summary>
    public static double Slope(double far, double near, double back, double farBack, double h) =>
        ((8 * (near - back)) - (far - farBack)) / (12 * h);

    /// <summary>
    /// Sixth order: the error is h⁶ f⁽⁷⁾ / 140. h can therefore be large enough to keep the rounding error below 1e-12, even for the small
    /// gradients far from the output. A difference of only two values cannot reach an error below 1e-10.
    /// </summary>
    /// <param name="at">Returns f(x + δ) for a shift δ.</param>
    public static double Slope(Func<double, double> at, double h = 1e-3) =>
        ((45 * (at(h) - at(-h))) - (9 * (at(2 * h) - at(-2 * h))) + (at(3 * h) - at(-3 * h))) / (60 * h);
}
