using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Papers;

/// <summary>The measurements of one paper.</summary>
public sealed class PaperEvidence
{
    private readonly Dictionary<(string Quantity, string Cell), SortedDictionary<double, List<MeasurementRow>>> _rows = [];

    public PaperEvidence(IEnumerable<MeasurementRow> rows)
    {
        foreach (var row in rows)
        {
            if (!_rows.TryGetValue((row.Quantity, row.Cell), out var places))
                _rows.Add((row.Quantity, row.Cell), places = []);
            if (!places.TryGetValue(row.X, out var at))
                places.Add(row.X, at = []);
            at.Add(row);
        }
    }

    /// <summary>The cells in which a quantity was measured, in the order of the table.</summary>
    public IReadOnlyList<string> Cells(string quantity) =>
        [.. _rows.Keys.Where(key => key.Quantity == quantity).Select(key => key.Cell)];

    /// <summary>The x values at which a quantity was measured in a cell; empty if there are none.</summary>
    public IReadOnlyList<double> Xs(string quantity, string cell) =>
        _rows.TryGetValue((quantity, cell), out var places) ? [.. places.Keys] : [];

    /// <summary>The values by replicate; empty if nothing was measured.</summary>
    public IReadOnlyList<double> Values(string quantity, string cell, double x = 0) =>
        _rows.TryGetValue((quantity, cell), out var places) && places.TryGetValue(x, out var at)
            ? [.. at.OrderBy(row => row.Replicate).Select(row => row.Value)]
            : [];

    /// <summary>The single value of a quantity without replicates; NaN if nothing was measured.</summary>
    public double Value(string quantity, string cell, double x = 0) => Values(quantity, cell, x) is [var first, ..] ? first : double.NaN;

    /// <summary>The mean over replicates with Student's 95% interval.</summary>
    public Interval Mean(string quantity, string cell, double x = 0) => MeanInterval.Of(Values(quantity, cell, x));

    /// <summary>The geometric mean over replicates with its 95% interval.</summary>
    public Interval GeometricMean(string quantity, string cell, double x = 0) =>
        Statistics.GeometricMean.Of(Values(quantity, cell, x));

    /// <summary>The ratio of two x values or cells, replicate by replicate.</summary>
    public Interval Ratio(string quantity, (string Cell, double X) above, (string Cell, double X) below) => Statistics.GeometricMean.Of(
        Values(quantity, above.Cell, above.X).Zip(Values(quantity, below.Cell, below.X), (a, b) => a / b));

    /// <summary>The median and the quartiles at each x.</summary>
    public IReadOnlyList<CurvePoint> Points(string quantity, string cell) =>
        [.. Xs(quantity, cell).Select(x => new CurvePoint(x, Spread.Of(Values(quantity, cell, x))))];
}
