using MathNet.Numerics.Integration;

namespace TorchVanish.Analysis.Theory;

/// <summary>
/// E[f(Z)] for a standard normal Z, by Gauss-Legendre rules on panels that are small near 0: activations have their kink there, and
/// saturating ones change fast there where the pre-activations are large.
/// </summary>
internal static class GaussianQuadrature
{
    private const int PointsOfPanel = 8;

    // Beyond 10 the density is below 10⁻²².
    private static readonly double[] Edges = [0, 1e-6, 1e-5, 1e-4, 5e-4, 0.002, 0.01, 0.04, 0.12, 0.3, 0.6, 1, 1.6, 2.3, 3.2, 4.5, 6.5, 10];

    /// <summary>The points z, none of them 0.</summary>
    public static IReadOnlyList<double> Points { get; }

    /// <summary>The weights, the normal density included.</summary>
    public static IReadOnlyList<double> Weights { get; }

    static GaussianQuadrature()
    {
        var (points, weights) = (new List<double>(), new List<double>());
        foreach (var (low, high) in Edges.Zip(Edges.Skip(1)))
        {
            var rule = new GaussLegendreRule(low, high, PointsOfPanel);
            for (var i = 0; i < PointsOfPanel; i++)
            {
                var weight = rule.Weights[i] * Math.Exp(-rule.Abscissas[i] * rule.Abscissas[i] / 2) / Math.Sqrt(2 * Math.PI);
                points.AddRange([rule.Abscissas[i], -rule.Abscissas[i]]);
                weights.AddRange([weight, weight]);
            }
        }
        (Points, Weights) = (points, weights);
    }

    public static double Mean(Func<double, double> function)
    {
        var sum = 0.0;
        for (var i = 0; i < Points.Count; i++)
            sum += Weights[i] * function(Points[i]);
        return sum;
    }
}
