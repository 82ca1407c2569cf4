using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Papers;

/// <summary>Where a tolerance puts a number.</summary>
internal static class Within
{
    /// <summary>Within this share of the published value, either way.</summary>
    public static Bound Share(double published, double share) => Bound.Between(
        published - (share * Math.Abs(published)), published + (share * Math.Abs(published)),
        $"{Spelling.Constant(published)} ± {Spelling.Percent(share)}");

    /// <summary>Within this distance of the published value.</summary>
    public static Bound Distance(double published, double distance) => Bound.Between(
        published - distance, published + distance, $"{Spelling.Constant(published)} ± {Spelling.Constant(distance)}");

    /// <summary>A number that has no spread: it was computed, or counted over all.</summary>
    public static Interval Exactly(double value) => new(value, value, value, 1);

    /// <summary>How many standard deviations a measurement is from what was published.</summary>
    public static Case Deviations(string name, string quantity, double deviations, double most) => new(
        name, quantity, Exactly(Math.Abs(deviations)), Bound.Below(most, $"{Spelling.Constant(most)} standard deviations"));
}
