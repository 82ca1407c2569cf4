using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Claims;

/// <summary>The range in which a number must be for a statement to hold. Low and High can be infinite.</summary>
/// <param name="Words">The range in words: below 10⁻³.</param>
public sealed record Bound(double Low, double High, string Words)
{
    /// <param name="spelled">The text of the threshold; its digits by default.</param>
    public static Bound Below(double threshold, string? spelled = null) =>
        new(double.NegativeInfinity, threshold, $"below {spelled ?? Spelling.Constant(threshold)}");

    /// <inheritdoc cref="Below"/>
    public static Bound Above(double threshold, string? spelled = null) =>
        new(threshold, double.PositiveInfinity, $"above {spelled ?? Spelling.Constant(threshold)}");

    public static Bound Between(double low, double high, string? words = null) =>
        new(low, high, words ?? $"from {Spelling.Constant(low)} to {Spelling.Constant(high)}");

    /// <summary>True if the whole interval is inside, false if it is outside, open if it contains a limit.</summary>
    public Decision Holds(Interval measured) => Decide.All(
        double.IsInfinity(Low) ? Decide.Below(measured, High) : Decide.Above(measured, Low),
        double.IsInfinity(High) ? Decide.Above(measured, Low) : Decide.Below(measured, High));
}
