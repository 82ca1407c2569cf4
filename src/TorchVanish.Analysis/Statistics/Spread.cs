using MathNet.Numerics.Statistics;

namespace TorchVanish.Analysis.Statistics;

/// <summary>
/// One quantity over the replicates of a run: the median with the quartiles (R's type 7, as NumPy's default). A value that is
/// not finite has no place in an order, so it is counted and left out; a zero has one, so it is counted and kept.
/// </summary>
/// <param name="Low">First quartile; NaN where nothing finite was measured.</param>
/// <param name="High">Third quartile.</param>
/// <param name="Replicates">How many replicates were measured, finite or not.</param>
/// <param name="Zeros">How many of them are exactly 0.</param>
/// <param name="NonFinite">How many of them are NaN or infinite.</param>
public sealed record Spread(double Low, double Median, double High, int Replicates, int Zeros, int NonFinite)
{
    // The quartiles of the logarithms; null where this is they, or where a value has no logarithm.
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

    /// <summary>How many replicates have no value by definition, such as 0/0; counted in <see cref="Replicates"/> only.</summary>
    public int Undefined { get; init; }

    /// <param name="values">One for each replicate.</param>
    /// <param name="undefined">How many more replicates have no value by definition.</param>
    public static Spread Of(IReadOnlyList<double> values, int undefined = 0)
    {
        var finite = values.Where(double.IsFinite).Order().ToArray();
        return new Spread(finite, values.Count + undefined, values.Count - finite.Length, Quantile) { Undefined = undefined };
    }

    /// <summary>Whether there is a number to draw.</summary>
    public bool IsDrawn => double.IsFinite(Median);

    /// <summary>
    /// The same with quantiles of the logarithms: the linear quantile between 1e-9 and 1 is 0.5, where on a logarithmic axis no
    /// replicate is near. log 0 is minus infinity, so a quantile between a zero and a positive value is zero.
    /// </summary>
    public Spread OnLogAxis() => _logarithmic is null ? this : _logarithmic with { Undefined = Undefined };

    public bool Equals(Spread? other) => other is not null && Numbers.Equals(other.Numbers);

    public override int GetHashCode() => Numbers.GetHashCode();

    private (double, double, double, int, int, int, int) Numbers => (Low, Median, High, Replicates, Zeros, NonFinite, Undefined);

    private static double Quantile(double[] ordered, double share) =>
        ordered.Length == 0 ? double.NaN : SortedArrayStatistics.QuantileCustom(ordered, share, QuantileDefinition.R7);

    private static double LogQuantile(double[] ordered, double share)
    {
        var place = share * (ordered.Length - 1);
        var below = (int)Math.Floor(place);
        var (low, high) = (ordered[below], ordered[Math.Min(below + 1, ordered.Length - 1)]);
        // Equal neighbours give themselves, without the rounding of a logarithm.
        return place == below || low == high ? low
            : low == 0 ? 0
            : Math.Exp(((below + 1 - place) * Math.Log(low)) + ((place - below) * Math.Log(high)));
    }
}
