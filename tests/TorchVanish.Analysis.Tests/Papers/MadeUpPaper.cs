using TorchVanish.Runs;

namespace TorchVanish.Analysis.Tests.Papers;

/// <summary>Rows as an experiment would have measured them, with little spread over replicates.</summary>
internal sealed class MadeUpPaper
{
    // Replicates, and their values relative to the law: a spread of a thousandth and a mean of 1.
    private static readonly double[] Spread = [0.999, 1, 1.001, 1.0005, 0.9995];

    public List<MeasurementRow> Rows { get; } = [];

    public MadeUpPaper Around(string cell, double x, string quantity, double value)
    {
        for (var replicate = 0; replicate < Spread.Length; replicate++)
            Rows.Add(new(cell, x, replicate, quantity, value * Spread[replicate]));
        return this;
    }

    public MadeUpPaper Along(string cell, string quantity, IEnumerable<double> xs, Func<double, double> law)
    {
        foreach (var x in xs)
            Around(cell, x, quantity, law(x));
        return this;
    }

    public MadeUpPaper Exactly(string cell, double x, string quantity, params double[] values)
    {
        for (var replicate = 0; replicate < values.Length; replicate++)
            Rows.Add(new(cell, x, replicate, quantity, values[replicate]));
        return this;
    }

    public static double[] Range(int first, int last) => [.. Enumerable.Range(first, last - first + 1).Select(x => (double)x)];
}
