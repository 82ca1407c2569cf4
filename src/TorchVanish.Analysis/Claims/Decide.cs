using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Claims;

/// <summary>Holds an interval against a threshold.</summary>
public static class Decide
{
    /// <summary>Whether the whole interval is below: null where it straddles the threshold, or where there is no interval.</summary>
    public static bool? Below(Interval measured, double threshold) =>
        // All replicates at exactly 0, or at one value, leave an estimate without a spread: that is still a side.
        !measured.HasBounds ? measured is { IsKnown: true, Replicates: > 1 } ? measured.Estimate < threshold : null
        : measured.High < threshold ? true
        : measured.Low > threshold ? false
        : null;

    /// <summary>Whether the whole interval is above.</summary>
    public static bool? Above(Interval measured, double threshold) => !Below(measured, threshold);

    /// <summary>Whether the whole interval lies between the two: false where it is wholly outside, null where it straddles an end.</summary>
    public static bool? Within(Interval measured, double low, double high) => All(Above(measured, low), Below(measured, high));

    /// <summary>Whether all hold: false where one does not, null where one is open and none is false.</summary>
    public static bool? All(params IEnumerable<bool?> parts)
    {
        var all = parts.ToArray();
        return all.Contains(false) ? false : all.Contains(null) ? null : true;
    }

    /// <summary>Supported, refuted, or inconclusive.</summary>
    public static Verdict Plainly(bool? holds) => holds switch
    {
        true => Verdict.Supported,
        false => Verdict.Refuted,
        null => Verdict.Inconclusive,
    };

    /// <summary>For a statement about several cases: supported where it holds in all, refuted where in none, conditional where in some and not in others.</summary>
    public static Verdict Throughout(params IEnumerable<bool?> cases)
    {
        var all = cases.ToArray();
        return all.Contains(true) && all.Contains(false) ? Verdict.Conditional
            : all.Contains(null) ? Verdict.Inconclusive
            : all.Contains(true) ? Verdict.Supported
            : Verdict.Refuted;
    }

    /// <summary>For a statement that is true on one side and false on another: conditional where both show.</summary>
    public static Verdict Sides(bool? holdsWhereItShould, bool? failsElsewhere) => (holdsWhereItShould, failsElsewhere) switch
    {
        (true, true) => Verdict.Conditional,
        (true, false) => Verdict.Supported,
        (false, _) => Verdict.Refuted,
        _ => Verdict.Inconclusive,
    };
}
