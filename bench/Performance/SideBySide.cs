namespace TorchVanish.Bench.Performance;

/// <summary>A median with the interquartile range.</summary>
public sealed record Measured(double Median, double Low, double High)
{
    public static Measured Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        double At(double share) => sorted[(int)Math.Round(share * (sorted.Count - 1))];
        return new Measured(At(0.5), At(0.25), At(0.75));
    }
}

/// <summary>Times several alternatives in turns, so that other load on the machine affects all of them.</summary>
internal static class SideBySide
{
    /// <param name="works">Each returns seconds per unit of work.</param>
    /// <returns>[work][round], without the first round, which compiles the code.</returns>
    public static IReadOnlyList<double[]> Measure(int rounds, params Func<double>[] works)
    {
        var seconds = works.Select(_ => new double[rounds]).ToList();
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < works.Length; i++)
            {
                var taken = works[i]();
                if (round >= 0)
                    seconds[i][round] = taken;
            }
        }
        return seconds;
    }

    /// <returns>The time of the first divided by the time of the second, per round.</returns>
    public static Measured Ratio(double[] first, double[] second) => Measured.Of(first.Zip(second, (a, b) => a / b));
}
