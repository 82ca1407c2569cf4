namespace TorchVanish.Analysis.Statistics;

/// <summary>An estimate over replicates with its 95% interval.</summary>
/// <param name="Low">NaN where the replicates are too few for an interval.</param>
/// <param name="Replicates">How many finite values it rests on.</param>
public sealed record Interval(double Estimate, double Low, double High, int Replicates)
{
    public static Interval None { get; } = new(double.NaN, double.NaN, double.NaN, 0);

    public bool IsKnown => double.IsFinite(Estimate);

    public bool HasBounds => double.IsFinite(Low) && double.IsFinite(High);

    /// <summary>The same interval on another scale, by an increasing function.</summary>
    public Interval Map(Func<double, double> increasing) => new(increasing(Estimate), increasing(Low), increasing(High), Replicates);
}
