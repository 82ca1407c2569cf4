using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Papers;

/// <summary>Tolerances around published values.</summary>
internal static class Within
{
    /// <summary>Within this share of the published value, above or below.</summary>
    public static Bound Share(double published, double share) => Bound.Between(
        published - (share * Math.Abs(published)), published + (share * Math.Abs(published)),
        $"{Spelling.Constant(published)} ± {Spelling.Percent(share)}");

    /// <summary>Within this distance of the published value.</summary>
    public static Bound Distance(double published, double distance) => Bound.Between(
        published - distance, published + distance, $"{Spelling.Constant(published)} ± {Spelling.Constant(distance)}");

    /// <summary>An interval without width, for a number that was computed or counted exactly.</summary>
    public static Interval Exactly(double value) => new(value, value, value, 1);

    /// <summary>The distance of a measurement from the published value in standard deviations.</summary>
    public static Case Deviations(string name, string quantity, double deviations, double most) => new(
        name, quantity, Exactly(Math.Abs(deviations)), Bound.Below(most, $"{Spelling.Constant(most)} standard deviations"));
}
