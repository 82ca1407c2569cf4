namespace TorchVanish.Experiments.Tests;

/// <summary>The distance between two numbers, measured by their size, however small that is.</summary>
internal static class Close
{
    /// <summary>Zero, infinity and NaN are only close to themselves.</summary>
    /// <param name="of">What the tolerance is a share of, where that is larger than the expected number.</param>
    public static void Assert(double expected, double actual, string what, double tolerance, double of = 0) =>
        Xunit.Assert.True(Holds(expected, actual, tolerance, of), $"{what}: {actual:R} for {expected:R}");

    public static bool Holds(double expected, double actual, double tolerance, double of = 0)
    {
        var size = Math.Max(Math.Abs(expected), double.IsFinite(of) ? Math.Abs(of) : 0);
        return double.IsFinite(expected) && size > 0 ? Math.Abs(actual - expected) <= tolerance * size : expected.Equals(actual);
    }
}
