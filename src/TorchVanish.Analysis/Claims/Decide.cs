using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Claims;

/// <summary>Holds an interval against a threshold.</summary>
public static class Decide
{
    /// <summary>Whether the whole interval is below: open where it straddles the threshold, or where there is no interval.</summary>
    public static Decision Below(Interval measured, double threshold) =>
        // All replicates at exactly 0, or at one value, leave an estimate without a spread: that is still a side.
        !measured.HasBounds ? measured is { IsKnown: true, Replicates: >= ShareInterval.FewestReplicates }
            ? measured.Estimate < threshold : Decision.Open
        : measured.High < threshold ? true
        : measured.Low > threshold ? false
        : new Decision(null, ToSettle(measured, threshold));

    /// <summary>Whether the whole interval is above.</summary>
    public static Decision Above(Interval measured, double threshold) => !Below(measured, threshold);

    /// <summary>
    /// Whether the whole interval lies between the two: false where it is wholly outside, open where it straddles an end.
    /// </summary>
    public static Decision Within(Interval measured, double low, double high) => All(Above(measured, low), Below(measured, high));

    /// <summary>Whether all hold: false where one does not, open where one is open and none is false.</summary>
    public static Decision All(params IEnumerable<Decision> parts)
    {
        var all = parts.ToArray();
        return all.Any(part => part.Holds is false) ? false : all.Any(part => part.Holds is null)
            ? new Decision(null, ToSettle(all)) : true;
    }

    /// <summary>Whether one at least holds: open where none is known to, and not all are known not to.</summary>
    public static Decision Any(params IEnumerable<Decision> parts) => !All(parts.Select(part => !part));

    /// <summary>Supported, refuted, or inconclusive.</summary>
    public static Ruling Plainly(Decision holds) => holds.Holds switch
    {
        true => Verdict.Supported,
        false => Verdict.Refuted,
        null => Inconclusive(holds),
    };

    /// <summary>
    /// For a statement about several cases: supported where it holds in all, refuted where in none, conditional where in some and not in
    /// others.
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

    /// <summary>For a statement that is true on one side and false on another: conditional where both show.</summary>
    public static Ruling Sides(Decision holdsWhereItShould, Decision failsElsewhere) =>
        (holdsWhereItShould.Holds, failsElsewhere.Holds) switch
    {
        (true, true) => Verdict.Conditional,
        (true, false) => Verdict.Supported,
        (false, _) => Verdict.Refuted,
        _ => Inconclusive(holdsWhereItShould, failsElsewhere),
    };

    /// <summary>The verdict on conditions of which at least one is open.</summary>
    public static Ruling Inconclusive(params IReadOnlyList<Decision> conditions) => new(Verdict.Inconclusive, ToSettle(conditions));

    private static int ToSettle(IReadOnlyList<Decision> conditions) =>
        conditions.Where(c => c.Holds is null).Select(c => c.Replicates).DefaultIfEmpty(0).Max();

    // An interval shrinks with the root of the replicates; it has to, until the side that faces the threshold ends before it.
    private static int ToSettle(Interval measured, double threshold)
    {
        var reach = threshold > measured.Estimate ? measured.High - measured.Estimate : measured.Estimate - measured.Low;
        var needed = measured.Replicates * Math.Pow(reach / (threshold - measured.Estimate), 2);
        return needed < int.MaxValue ? (int)Math.Ceiling(needed) : 0;
    }
}
