namespace TorchVanish.Analysis.Statistics;

/// <summary>An estimate over replicates with its 95% interval.</summary>
/// <param name="Low">The lower end; NaN if there are too few replicates for an interval.</param>
/// <param name="High">The upper end; NaN if there are too few replicates for an interval.</param>
/// <param name="Replicates">The number of finite values.</param>
public sealed record Interval(double Estimate, double Low, double High, int Replicates)
{
    public static Interval None { get; } = new(double.NaN, double.NaN, double.NaN, 0);

    public bool IsKnown => double.IsFinite(Estimate);

    public bool HasBounds => double.IsFinite(Low) && double.IsFinite(High);

    /// <summary>The interval on another scale.</summary>
    /// <param name="increasing">An increasing function.</param>
    public Interval Map(Func<double, double> increasing) => new(increasing(Estimate), increasing(Low), increasing(High), Replicates);
}
