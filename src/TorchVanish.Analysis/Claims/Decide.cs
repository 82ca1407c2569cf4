using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Claims;

/// <summary>Compares an interval with a threshold.</summary>
public static class Decide
{
    /// <summary>Whether the whole interval is below: open if it contains the threshold, or if there is no interval.</summary>
    public static Decision Below(Interval measured, double threshold) =>
        // If all replicates are exactly 0, or equal, the estimate has no spread but is still on one side.
        !measured.HasBounds ? measured is { IsKnown: true, Replicates: >= ShareInterval.FewestReplicates }
            ? measured.Estimate < threshold : Decision.Open
        : measured.High < threshold ? true
        : measured.Low > threshold ? false
        : new Decision(null, ToSettle(measured, threshold));

    /// <summary>Whether the whole interval is above.</summary>
    public static Decision Above(Interval measured, double threshold) => !Below(measured, threshold);

    /// <summary>
    /// Whether the whole interval is between the two limits: false if it is entirely outside, open if it contains a limit.
    /// </summary>
    public static Decision Within(Interval measured, double low, double high) => All(Above(measured, low), Below(measured, high));

    /// <summary>Whether all hold: false if one does not, open if one is open and none is false.</summary>
    public static Decision All(params IEnumerable<Decision> parts)
    {
        var all = parts.ToArray();
        return all.Any(part => part.Holds is false) ? false : all.Any(part => part.Holds is null)
            ? new Decision(null, ToSettle(all)) : true;
    }

    /// <summary>Whether at least one holds: open if none is known to hold and not all are known to fail.</summary>
    public static Decision Any(params IEnumerable<Decision> parts) => !All(parts.Select(part => !part));

    /// <summary>Supported, refuted, or inconclusive.</summary>
    public static Ruling Plainly(Decision holds) => holds.Holds switch
    {
        true => Verdict.Supported,
        false => Verdict.Refuted,
        null => Inconclusive(holds),
    };

    /// <summary>
    /// For a statement about several cases: supported if it holds in all, refuted if it holds in none, conditional if it holds only in
    /// some.
    /// </summary>
    public static Ruling Throughout(params IEnumerable<Decision> cases)
    {
        var all = cases.ToArray();
        var (holds, fails) = (all.Any(c => c.Holds is true), all.Any(c => c.Holds is false));
        return holds && fails ? Verdict.Conditional
            : all.Any(c => c.Holds is null) ? Inconclusive(all)
            : holds ? Verdict.Supported
            : Verdict.Refuted;
    }

    /// <summary>For a statement that can be true on one side and false on the other: conditional if both are measured.</summary>
    public static Ruling Sides(Decision holdsWhereItShould, Decision failsElsewhere) =>
        (holdsWhereItShould.Holds, failsElsewhere.Holds) switch
        {
            (true, true) => Verdict.Conditional,
            (true, false) => Verdict.Supported,
            (false, _) => Verdict.Refuted,
            _ => Inconclusive(holdsWhereItShould, failsElsewhere),
        };

    /// <summary>The verdict if at least one condition is open.</summary>
    public static Ruling Inconclusive(params IReadOnlyList<Decision> conditions) => new(Verdict.Inconclusive, ToSettle(conditions));

    private static int ToSettle(IReadOnlyList<Decision> conditions) =>
        conditions.Where(c => c.Holds is null).Select(c => c.Replicates).DefaultIfEmpty(0).Max();

    // An interval shrinks with the square root of the number of replicates. It must shrink until it no longer contains the threshold.
    private static int ToSettle(Interval measured, double threshold)
    {
        var reach = threshold > measured.Estimate ? measured.High - measured.Estimate : measured.Estimate - measured.Low;
        var needed = measured.Replicates * Math.Pow(reach / (threshold - measured.Estimate), 2);
        return needed < int.MaxValue ? (int)Math.Ceiling(needed) : 0;
    }
}
