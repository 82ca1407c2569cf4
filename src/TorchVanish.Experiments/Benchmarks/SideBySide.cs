namespace TorchVanish.Experiments.Benchmarks;

/// <summary>A median with the range that the middle half of the measurements spans.</summary>
public sealed record Measured(double Median, double Low, double High)
{
    public static Measured Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        double At(double share) => sorted[(int)Math.Round(share * (sorted.Count - 1))];
        return new Measured(At(0.5), At(0.25), At(0.75));
    }
}

/// <summary>Times pieces of work in turns, so that whatever slows the machine down slows all of them down.</summary>
internal static class SideBySide
{
    /// <param name="works">Each returns the seconds that one unit of it took.</param>
    /// <returns>[work][round]; the first round, in which code is compiled, is left out.</returns>
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

    /// <returns>How many times longer the first took, round by round.</returns>
    public static Measured Ratio(double[] first, double[] second) => Measured.Of(first.Zip(second, (a, b) => a / b));
}
