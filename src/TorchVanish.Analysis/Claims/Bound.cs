using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Claims;

/// <summary>Where a number has to lie for a statement to hold: between Low and High, either of which can be infinite.</summary>
/// <param name="Words">The same in words: below 10⁻³.</param>
public sealed record Bound(double Low, double High, string Words)
{
    /// <param name="spelled">The threshold as it is printed; by default its digits.</param>
    public static Bound Below(double threshold, string? spelled = null) =>
        new(double.NegativeInfinity, threshold, $"below {spelled ?? Spelling.Constant(threshold)}");

    /// <inheritdoc cref="Below"/>
    public static Bound Above(double threshold, string? spelled = null) =>
        new(threshold, double.PositiveInfinity, $"above {spelled ?? Spelling.Constant(threshold)}");

    public static Bound Between(double low, double high, string? words = null) =>
        new(low, high, words ?? $"from {Spelling.Constant(low)} to {Spelling.Constant(high)}");

    /// <summary>True where the whole interval lies inside, false where it lies outside, open where it straddles an end.</summary>
    public Decision Holds(Interval measured) => Decide.All(
        double.IsInfinity(Low) ? Decide.Below(measured, High) : Decide.Above(measured, Low),
        double.IsInfinity(High) ? Decide.Above(measured, Low) : Decide.Below(measured, High));
}
