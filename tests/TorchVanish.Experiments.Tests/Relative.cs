namespace TorchVanish.Experiments.Tests;

/// <summary>The distance between two vectors, measured in the length of the expected one.</summary>
internal static class Relative
{
    /// <returns>‖actual − expected‖ / ‖expected‖; 0 where both are 0.</returns>
    public static double Difference(IReadOnlyList<double> actual, IReadOnlyList<double> expected)
    {
        Assert.Equal(expected.Count, actual.Count);
        var distance = Length(actual.Zip(expected, (a, e) => a - e));
        return distance == 0 ? 0 : distance / Length(expected);
    }

    public static void AtMost(double tolerance, IReadOnlyList<double> actual, IReadOnlyList<double> expected, string what)
    {
        var difference = Difference(actual, expected);
        // Not "greater than": NaN must fail too.
        Assert.True(difference <= tolerance, FormattableString.Invariant($"{what}: relative difference {difference:E2}, at most {tolerance:E0} is allowed"));
    }

    private static double Length(IEnumerable<double> values) => Math.Sqrt(values.Sum(v => v * v));
}
