namespace TorchVanish.Analysis.Statistics;

/// <summary>
/// One quantity over the replicates of a run: the median with the quartiles. Non-finite values are counted and left out; zeros are counted
/// and kept.
/// </summary>
/// <param name="Low">First quartile; NaN if no value is finite.</param>
/// <param name="High">Third quartile.</param>
/// <param name="Replicates">The number of measured replicates, finite or not.</param>
/// <param name="Zeros">The number of values that are exactly 0.</param>
/// <param name="NonFinite">The number of values that are NaN or infinite.</param>
public sealed record Spread(double Low, double Median, double High, int Replicates, int Zeros, int NonFinite)
{
    // The quartiles of the logarithms; null if these are already the quartiles of logarithms, or if a value is negative.
    private readonly Spread? _logarithmic;

    private Spread(double[] ordered, int replicates, int nonFinite, Func<double[], double, double> quantile)
        : this(
            quantile(ordered, 0.25),
            quantile(ordered, 0.5),
            quantile(ordered, 0.75),
            replicates,
            ordered.Count(value => value == 0),
            nonFinite)
    {
        if (quantile == Quantile && ordered.Length > 0 && ordered[0] >= 0)
            _logarithmic = new Spread(ordered, replicates, nonFinite, LogQuantile);
    }

    /// <summary>The number of replicates whose value is not defined, such as 0/0; they count only in <see cref="Replicates"/>.</summary>
    public int Undefined { get; init; }

    /// <param name="values">One for each replicate.</param>
    /// <param name="undefined">The number of additional replicates whose value is not defined.</param>
    public static Spread Of(IReadOnlyList<double> values, int undefined = 0)
    {
        var finite = values.Where(double.IsFinite).Order().ToArray();
        return new Spread(finite, values.Count + undefined, values.Count - finite.Length, Quantile) { Undefined = undefined };
    }

    /// <summary>Whether there is a number to draw.</summary>
    public bool IsDrawn => double.IsFinite(Median);

    /// <summary>
    /// The spread with quantiles of the logarithms, for a logarithmic axis: the linear median of 1e-9 and 1 is 0.5, and on such an axis
    /// that is not in the middle. log 0 is minus infinity, so a quantile between a zero and a positive value is zero.
    /// </summary>
    public Spread OnLogAxis() => _logarithmic is null ? this : _logarithmic with { Undefined = Undefined };

    public bool Equals(Spread? other) => other is not null && Numbers.Equals(other.Numbers);

    public override int GetHashCode() => Numbers.GetHashCode();

    private (double, double, double, int, int, int, int) Numbers => (Low, Median, High, Replicates, Zeros, NonFinite, Undefined);

    private static double Quantile(double[] ordered, double share) =>
        ordered.Length == 0 ? double.NaN : Quantiles.Of(ordered, share);

    private static double LogQuantile(double[] ordered, double share)
    {
        var place = share * (ordered.Length - 1);
        var below = (int)Math.Floor(place);
        var (low, high) = (ordered[below], ordered[Math.Min(below + 1, ordered.Length - 1)]);
        // Avoids the rounding of logarithms for equal neighbors.
        return place == below || low == high ? low
            : low == 0 ? 0
            : Math.Exp(((below + 1 - place) * Math.Log(low)) + ((place - below) * Math.Log(high)));
    }
}
