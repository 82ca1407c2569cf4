namespace TorchVanish.Analysis.Theory;

/// <summary>φ, φ², φ′ and φ′² of pre-activations z ~ N(0, q), each as a series in z/√q.</summary>
internal sealed class ActivationMoments
{
    private readonly ScalarActivation _activation;
    private readonly double _variance;

    private readonly Lazy<LogSensitivity> _ofDerivative;
    private readonly Lazy<LogSensitivity> _ofValue;
    private readonly Lazy<(double Square, double Mean)> _homogeneity;
    private readonly Lazy<double> _derivativeAlongValue;
    private readonly Lazy<double> _keptAlongValue;

    public ActivationMoments(ScalarActivation activation, double variance)
    {
        (_activation, _variance) = (activation, variance);
        var (values, slopes) = (At(activation.Value), At(activation.Derivative));
        (Value, Derivative) = (new(values), new(slopes));
        (ValueSquare, DerivativeSquare) = (new([.. values.Select(Square)]), new([.. slopes.Select(Square)]));
        _ofDerivative = new(() => SensitivityOf(DerivativeSquare));
        _ofValue = new(() => SensitivityOf(ValueSquare));
        _homogeneity = new(Homogeneities);
        _derivativeAlongValue = new(AlongValue);
        _keptAlongValue = new(() => (DerivativeSquare.Product(ValueSquare) / (ValueSquare.Mean * DerivativeSquare.Mean)) - 1);
    }

    public HermiteSeries Value { get; }

    public HermiteSeries Derivative { get; }

    public HermiteSeries ValueSquare { get; }

    public HermiteSeries DerivativeSquare { get; }

    /// <summary>How ln E[φ′²] changes with ln q.</summary>
    public LogSensitivity Sensitivity => _ofDerivative.Value;

    /// <summary>How ln E[φ²] changes with ln q.</summary>
    public LogSensitivity ValueSensitivity => _ofValue.Value;

    /// <summary>E[φ z φ′] and E[z φ′]: E[φ²] and E[φ] for a homogeneous activation.</summary>
    public (double Square, double Mean) Homogeneity() => _homogeneity.Value;

    private (double Square, double Mean) Homogeneities()
    {
        var (square, mean, scale) = (0.0, 0.0, Math.Sqrt(_variance));
        for (var i = 0; i < GaussianQuadrature.Points.Count; i++)
        {
            var z = scale * GaussianQuadrature.Points[i];
            var slope = GaussianQuadrature.Weights[i] * z * _activation.Derivative(z);
            (square, mean) = (square + (slope * _activation.Value(z)), mean + slope);
        }
        return (square, mean);
    }

    /// <summary>E[φ′² z²] − q E[φ′²]: 0 where the size of φ′ does not depend on that of z.</summary>
    public double DerivativeAlongValue() => _derivativeAlongValue.Value;

    private double AlongValue()
    {
        var (sum, scale) = (0.0, Math.Sqrt(_variance));
        for (var i = 0; i < GaussianQuadrature.Points.Count; i++)
        {
            var point = GaussianQuadrature.Points[i];
            sum += GaussianQuadrature.Weights[i] * ((point * point) - 1) * Square(_activation.Derivative(scale * point));
        }
        return _variance * sum;
    }

    /// <summary>E[φ′² φ²] / (E[φ²] E[φ′²]) − 1: what φ′ keeps of a gradient along φ(z) more than of any other.</summary>
    public double KeptAlongValue() => _keptAlongValue.Value;

    /// <summary>Of φ(z).</summary>
    public double ExcessKurtosis()
    {
        var (variance, fourth, scale) = (0.0, 0.0, Math.Sqrt(_variance));
        for (var i = 0; i < GaussianQuadrature.Points.Count; i++)
        {
            var square = Square(_activation.Value(scale * GaussianQuadrature.Points[i]) - Value.Mean);
            variance += GaussianQuadrature.Weights[i] * square;
            fourth += GaussianQuadrature.Weights[i] * square * square;
        }
        return (fourth / (variance * variance)) - 3;
    }

    /// <summary>E[f²] at a variance, without a series.</summary>
    public static double MeanSquare(Func<double, double> function, double variance)
    {
        var scale = Math.Sqrt(variance);
        return GaussianQuadrature.Mean(z => Square(function(scale * z)));
    }

    // The density of z changes with ln q by (Z² − 1)/2, so that no derivative of f is needed, which may have kinks.
    private static LogSensitivity SensitivityOf(HermiteSeries square)
    {
        var (first, second) = (square.AgainstLogVariance() / square.Mean, square.TwiceAgainstLogVariance() / square.Mean);
        return new LogSensitivity(first, second - (first * first));
    }

    private double[] At(Func<double, double> function)
    {
        var scale = Math.Sqrt(_variance);
        return [.. GaussianQuadrature.Points.Select(z => function(scale * z))];
    }

    private static double Square(double value) => value * value;
}

/// <summary>The first and second derivative of a logarithm with respect to ln q.</summary>
internal sealed record LogSensitivity(double First, double Second);
