using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>
/// Sums over what passed through a layer, in float64: in float32 the square of 1e-23 is 0. Sums of the micro-batches of one update add
/// up to those of the whole batch.
/// </summary>
internal sealed class SignalSums : IDisposable
{
    /// <summary>An entry counts as saturated where φ′ is below this share of its largest value.</summary>
    public const double SaturationShare = 0.05;

    private readonly Tensor _alive; // [units]: whether φ′ was not 0 for any sample

    private SignalSums(Tensor alive, int number) => (_alive, Number) = (alive, number);

    public int Number { get; }

    public string? Activation { get; private init; }

    /// <summary>sup φ′; NaN without an activation.</summary>
    public double Supremum { get; private init; } = double.NaN;

    public double Count { get; private init; }

    /// <summary>Of h, or of z without an activation.</summary>
    public double Sum { get; private init; }

    public double Squares { get; private init; }

    public double NonfiniteOutputs { get; private init; }

    public double DerivativeSum { get; private init; }

    public double DerivativeSquares { get; private init; }

    public double FiniteDerivatives { get; private init; }

    public double Saturated { get; private init; }

    public double GradientSquares { get; private init; }

    public double NonfiniteGradients { get; private init; }

    public double DeadShare
    {
        get
        {
            using var scope = NewDisposeScope();
            return Numbers([_alive.logical_not().to(ScalarType.Float64).mean()])[0];
        }
    }

    /// <param name="z">Output of a module, with its gradient.</param>
    public static SignalSums Of(Tensor z, Tensor? h, ElementwiseActivation? activation, bool channelsFirst, int number)
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        var shown = (h ?? z).detach();
        var gradient = z.grad!;
        var derivative = activation?.Derivative(z);
        var supremum = activation?.Supremum(z) ?? double.NaN;
        var slopes = derivative is null ? [] : OfDerivative(derivative, supremum);
        var sums = Numbers([.. SumAndSquares(shown), .. SumAndSquares(gradient), .. slopes]);
        var count = (double)shown.numel();
        var alive = derivative is null ? ones(1, ScalarType.Bool, z.device) : Alive(derivative, channelsFirst);
        return new SignalSums(alive.DetachFromDisposeScope(), number)
        {
            Activation = activation?.Kind,
            Supremum = supremum,
            Count = count,
            Sum = sums[0],
            Squares = sums[1],
            NonfiniteOutputs = Nonfinite(shown, sums[1]),
            // Without an activation, φ′ is 1.
            DerivativeSum = derivative is null ? count : sums[4],
            DerivativeSquares = derivative is null ? count : sums[5],
            FiniteDerivatives = derivative is null ? count : count - Nonfinite(derivative, sums[5]),
            Saturated = derivative is null ? 0 : sums[6],
            GradientSquares = sums[3],
            NonfiniteGradients = Nonfinite(gradient, sums[3]),
        };
    }

    // In float64: one conversion, and two passes.
    private static Tensor[] SumAndSquares(Tensor values)
    {
        var wide = values.detach().to(ScalarType.Float64).flatten();
        return [wide.sum(), wide.dot(wide)];
    }

    private static Tensor[] OfDerivative(Tensor derivative, double supremum)
    {
        using var threshold = tensor([SaturationShare * supremum], derivative.dtype, derivative.device);
        // Neither NaN nor infinity is below the threshold, and no activation here has a slope of -infinity.
        return [.. SumAndSquares(derivative), derivative.lt(threshold).sum()];
    }

    // A sum of squares is finite only where every entry is; entries are counted one by one only where it is not.
    private static double Nonfinite(Tensor values, double squares) =>
        double.IsFinite(squares) ? 0 : Numbers([values.detach().isfinite().logical_not().sum()])[0];

    /// <returns>The sums over both batches, in place of the two.</returns>
    public SignalSums Plus(SignalSums other)
    {
        using (_alive)
        using (other._alive)
            return With(other, _alive.logical_or(other._alive).DetachFromDisposeScope());
    }

    private SignalSums With(SignalSums other, Tensor alive) => new(alive, Number)
    {
        Activation = Activation,
        Supremum = Supremum,
        Count = Count + other.Count,
        Sum = Sum + other.Sum,
        Squares = Squares + other.Squares,
        NonfiniteOutputs = NonfiniteOutputs + other.NonfiniteOutputs,
        DerivativeSum = DerivativeSum + other.DerivativeSum,
        DerivativeSquares = DerivativeSquares + other.DerivativeSquares,
        FiniteDerivatives = FiniteDerivatives + other.FiniteDerivatives,
        Saturated = Saturated + other.Saturated,
        GradientSquares = GradientSquares + other.GradientSquares,
        NonfiniteGradients = NonfiniteGradients + other.NonfiniteGradients,
    };

    public void Dispose() => _alive.Dispose();

    /// <returns>The numbers of tensors of one element, read at once.</returns>
    public static double[] Numbers(IReadOnlyList<Tensor> tensors)
    {
        if (tensors.Count == 0)
            return [];
        using var scope = NewDisposeScope();
        return stack([.. tensors.Select(one => one.to(ScalarType.Float64).reshape(1))]).cpu().reshape(-1).data<double>().ToArray();
    }

    // A NaN is not 0, so it is alive.
    private static Tensor Alive(Tensor derivative, bool channelsFirst)
    {
        var units = derivative.dim() == 0 ? derivative.reshape(1, 1)
            : derivative.dim() >= 4 || (channelsFirst && derivative.dim() >= 2) ? derivative.transpose(1, -1)
            : derivative;
        return units.reshape(-1, units.shape[^1]).to(ScalarType.Bool).any(0);
    }
}
