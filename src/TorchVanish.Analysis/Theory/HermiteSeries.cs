namespace TorchVanish.Analysis.Theory;

/// <summary>
/// A function f of a normal variable, in the orthonormal Hermite polynomials: f(Z) = Σ aₖ hₖ(Z). For two standard normal variables of
/// correlation c, E[f(Z₁) g(Z₂)] = Σ aₖ bₖ cᵏ (Mehler's formula), so that one series gives the whole correlation map.
/// </summary>
internal sealed class HermiteSeries
{
    /// <summary>Terms of a series; what they leave is assigned to the power after the last.</summary>
    public const int Terms = 40;

    // hₖ at the points, times the weight of the point: [k][point].
    private static readonly double[][] WeightedPolynomials = Polynomials();

    private readonly double[] _values;
    private readonly Lazy<double[]> _coefficients;

    /// <param name="values">f at the points of <see cref="GaussianQuadrature"/>.</param>
    public HermiteSeries(double[] values)
    {
        _values = values;
        _coefficients = new(() => [.. WeightedPolynomials.Select(polynomial => Sum(polynomial, values))]);
        Mean = Sum(WeightedPolynomials[0], values);
    }

    /// <summary>E f.</summary>
    public double Mean { get; }

    /// <summary>The coefficient of h₂(Z) = (Z² − 1)/√2: what f has in common with the length of a vector.</summary>
    public double OfSquare => _coefficients.Value[2];

    /// <summary>∂E f(√q Z)/∂ln q.</summary>
    public double AgainstLogVariance() => Against(square => (square - 1) / 2);

    /// <summary>∂²E f(√q Z)/∂(ln q)².</summary>
    public double TwiceAgainstLogVariance() => Against(square => ((square - 1) * (square - 1) / 4) - (square / 2));

    private double Against(Func<double, double> ofSquare)
    {
        var sum = 0.0;
        for (var i = 0; i < _values.Length; i++)
        {
            var point = GaussianQuadrature.Points[i];
            sum += GaussianQuadrature.Weights[i] * ofSquare(point * point) * _values[i];
        }
        return sum;
    }

    /// <summary>E[f(Z) g(Z)].</summary>
    public double Product(HermiteSeries other)
    {
        var sum = 0.0;
        for (var i = 0; i < _values.Length; i++)
            sum += GaussianQuadrature.Weights[i] * _values[i] * other._values[i];
        return sum;
    }

    /// <summary>E[f(Z₁) g(Z₂)] for variables of a correlation.</summary>
    public double Product(HermiteSeries other, double correlation)
    {
        var (mine, others) = (_coefficients.Value, other._coefficients.Value);
        var (sum, power, found) = (0.0, 1.0, 0.0);
        for (var k = 0; k < Terms; k++)
        {
            var term = mine[k] * others[k];
            sum += term * power;
            found += term;
            power *= correlation;
        }
        return sum + ((Product(other) - found) * power);
    }

    private static double Sum(double[] weights, double[] values)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
            sum += weights[i] * values[i];
        return sum;
    }

    private static double[][] Polynomials()
    {
        var count = GaussianQuadrature.Points.Count;
        var polynomials = Enumerable.Range(0, Terms).Select(_ => new double[count]).ToArray();
        for (var i = 0; i < count; i++)
        {
            var z = GaussianQuadrature.Points[i];
            var (before, now) = (0.0, 1.0);
            for (var k = 0; k < Terms; k++)
            {
                polynomials[k][i] = GaussianQuadrature.Weights[i] * now;
                // √(k+1) hₖ₊₁ = z hₖ − √k hₖ₋₁.
                (before, now) = (now, ((z * now) - (Math.Sqrt(k) * before)) / Math.Sqrt(k + 1));
            }
        }
        return polynomials;
    }
}
