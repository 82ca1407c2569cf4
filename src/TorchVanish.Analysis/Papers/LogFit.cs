using MathNet.Numerics;

namespace TorchVanish.Analysis.Papers;

/// <summary>Straight lines by least squares.</summary>
internal static class LogFit
{
    /// <summary>The slope of ln y over ln x: the exponent of a power law.</summary>
    public static double Exponent(IEnumerable<(double X, double Y)> points) => Line(points.Select(p => (Math.Log(p.X), Math.Log(p.Y))))
        .Slope;

    /// <summary>The x at which the fitted line crosses 0; NaN for fewer than two points.</summary>
    public static double Root(IEnumerable<(double X, double Y)> points)
    {
        var all = points.ToArray();
        if (all.Length < 2)
            return double.NaN;
        var (intercept, slope) = Fit.Line([.. all.Select(p => p.X)], [.. all.Select(p => p.Y)]);
        return -intercept / slope;
    }

    /// <summary>The slope of the fitted line, and the share of the variance that it explains.</summary>
    public static (double Slope, double RSquared) Line(IEnumerable<(double X, double Y)> points)
    {
        var all = points.Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y)).ToArray();
        if (all.Length < 2)
            return (double.NaN, double.NaN);
        double[] xs = [.. all.Select(p => p.X)], ys = [.. all.Select(p => p.Y)];
        var (intercept, slope) = Fit.Line(xs, ys);
        return (slope, GoodnessOfFit.RSquared(xs.Select(x => intercept + (slope * x)), ys));
    }
}
