using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims;

/// <summary>The content of derivatives.csv of one activation, over its replicates.</summary>
internal sealed class DerivativePoints(MeasuredRun run)
{
    // One group per replicate.
    private readonly IReadOnlyList<IReadOnlyList<DerivativeRow>> _replicates =
        [.. run.Record.Derivatives.GroupBy(row => row.Replicate).Select(rows => (IReadOnlyList<DerivativeRow>)[.. rows])];

    public MeasuredRun Run => run;

    /// <summary>sup φ′ among the inputs of a replicate.</summary>
    public Interval Largest() => MeanInterval.Of(_replicates.Select(rows => rows.Max(row => row.Derivative)));

    public Interval Smallest() => MeanInterval.Of(_replicates.Select(rows => rows.Min(row => row.Derivative)));

    /// <summary>sup φ′ among the inputs at least this far from 0.</summary>
    public Interval LargestBeyond(double distance) =>
        MeanInterval.Of(_replicates.Select(rows =>
            rows.Where(row => Math.Abs(row.Input) >= distance).Select(row => row.Derivative).DefaultIfEmpty(double.NaN).Max()));

    /// <summary>
    /// The share of inputs whose derivative meets the condition. The inputs are independent draws, so the interval is exact.
    /// </summary>
    public Interval Share(Func<DerivativeRow, bool> holds)
    {
        var rows = _replicates.SelectMany(replicate => replicate).ToArray();
        return ExactProportion.Of(rows.Count(holds), rows.Length) with { Replicates = _replicates.Count };
    }

    /// <summary>The distance from 0 of the nearest input with a derivative of exactly 0; unknown if no replicate has one.</summary>
    public Interval NearestZero() =>
        MeanInterval.Of(_replicates.Select(rows =>
            rows.Where(row => row.Derivative == 0).Select(row => Math.Abs(row.Input)).DefaultIfEmpty(double.NaN).Min()));

    /// <summary>arg sup φ′: the input where φ′ is largest; the one nearest 0 if there are several.</summary>
    public Interval InputOfLargest() => MeanInterval.Of(_replicates.Select(rows => TopOf(rows).Input));

    /// <summary>The row with the largest φ′ of the first replicate.</summary>
    public DerivativeRow Top => TopOf(First);

    public DerivativeRow Bottom => First.MinBy(row => row.Derivative)!;

    /// <summary>The value that autograd returns at exactly 0.</summary>
    public DerivativeRow AtZero => First.Single(row => row.Input == 0);

    /// <summary>φ′ along the inputs of the first replicate, as a line without marks.</summary>
    public Curve Line(int index, string label, Func<DerivativeRow, bool> where) =>
        new(index, -1, label, [.. First.Where(where).Select(Point)]);

    /// <summary>One point of that line.</summary>
    public static Curve Mark(int index, string label, DerivativeRow row) => new(index, 0, label, [Point(row)]);

    private IReadOnlyList<DerivativeRow> First => _replicates[0];

    private static DerivativeRow TopOf(IReadOnlyList<DerivativeRow> rows)
    {
        var largest = rows.Max(row => row.Derivative);
        return rows.Where(row => row.Derivative == largest).MinBy(row => Math.Abs(row.Input))!;
    }

    private static CurvePoint Point(DerivativeRow row) => new(row.Input, Spread.Of([row.Derivative]));
}
