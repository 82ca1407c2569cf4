namespace TorchVanish;

/// <summary>
/// What passed through a layer at one call. Sums of the micro-batches of one update add up to those of the whole batch.
/// </summary>
internal sealed record SignalSums(int Number, Slopes? Slopes)
{
    public string? Activation => Slopes?.Kind;

    /// <summary>sup φ′; NaN without an activation.</summary>
    public double Supremum => Slopes?.Supremum ?? double.NaN;

    public required double Count { get; init; }

    /// <summary>Of h, or of z without an activation.</summary>
    public required double Sum { get; init; }

    public required double Squares { get; init; }

    public required double NonfiniteOutputs { get; init; }

    // Without an activation, φ′ is 1.
    public double DerivativeSum => Slopes?.Sum ?? Count;

    public double DerivativeSquares => Slopes?.Squares ?? Count;

    public double FiniteDerivatives => Slopes?.Finite ?? Count;

    public double Saturated => Slopes?.Saturated ?? 0;

    public double DeadShare => Slopes?.DeadShare ?? 0;

    public required double GradientSquares { get; init; }

    public required double NonfiniteGradients { get; init; }

    /// <param name="output">Of h, or of z without an activation.</param>
    /// <param name="gradient">Of ∂L/∂z.</param>
    public static SignalSums Of(int number, Moments output, Moments gradient, Slopes? slopes) => new(number, slopes)
    {
        Count = output.Count,
        Sum = output.Sum,
        Squares = output.Squares,
        NonfiniteOutputs = output.Nonfinite,
        GradientSquares = gradient.Squares,
        NonfiniteGradients = gradient.Nonfinite,
    };

    /// <returns>The sums over both batches.</returns>
    public SignalSums Plus(SignalSums other) => new(Number, Slopes is { } mine && other.Slopes is { } theirs ? mine.Plus(theirs) : null)
    {
        Count = Count + other.Count,
        Sum = Sum + other.Sum,
        Squares = Squares + other.Squares,
        NonfiniteOutputs = NonfiniteOutputs + other.NonfiniteOutputs,
        GradientSquares = GradientSquares + other.GradientSquares,
        NonfiniteGradients = NonfiniteGradients + other.NonfiniteGradients,
    };
}
