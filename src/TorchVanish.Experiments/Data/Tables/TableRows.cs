using CsvHelper;
using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>Collects the rows of a table and of an optional validation table.</summary>
internal sealed class TableRows(CsvConfig config)
{
    private readonly List<float> _inputs = [];
    private readonly List<int> _lines = [];
    private readonly TableTarget _target = TableTarget.Of(config);

    public int Count => _lines.Count;

    public int Dropped { get; private set; }

    /// <summary>Adds the current row of the parser.</summary>
    public void Add(string path, CsvParser parser, CsvHeader columns)
    {
        var line = Line(path, parser, columns);
        if (config.Missing == MissingValues.DropRows && Lacks(parser, columns))
        {
            Dropped++;
            return;
        }
        _lines.Add(line);
        foreach (var column in columns.Features)
        {
            _inputs.Add(config.Missing == MissingValues.Mean && MissingField.Is(parser[column])
                ? float.NaN
                : NumericField.Parse(At(path, line, columns, column), "feature", parser[column], config.Decimal[0]));
        }
        foreach (var column in columns.Labels)
            _target.Add(At(path, line, columns, column), parser[column]);
    }

    public CsvTable ToTable(string path, CsvHeader columns, int ownRows)
    {
        if (Count < 2 && Dropped > 0)
            throw new StorageException(
                $"{path}: {Dropped} of {Dropped + Count} rows have a missing value and are left out; at least 2 must be left, so set "
                + "data.missing to mean, or leave columns out with data.ignore.");
        var inputs = new LabelledSamples([.. _inputs], [], columns.Features.Count, Classes: 1);
        return new CsvTable(_target.Encode(path, columns, inputs), columns.FeatureNames, columns.LabelNames, _lines)
        {
            OwnRows = ownRows,
            DroppedRows = Dropped,
        };
    }

    private bool Lacks(CsvParser parser, CsvHeader columns) =>
        columns.Features.Any(column => MissingField.Is(parser[column])) || columns.Labels.Any(column => _target.IsMissing(parser[column]));

    private static string At(string path, int line, CsvHeader columns, int column) =>
        $"{path}, line {line}, column {Quoted.Text(columns.Names[column])}";

    /// <summary>
    /// The first line of the row, which can have several because of quoted fields. Fails if the number of columns is wrong.
    /// </summary>
    private static int Line(string path, CsvParser parser, CsvHeader columns)
    {
        var fields = parser.Record!;
        var breaks = fields.Sum(field => field.Count(character => character == '\n'));
        var line = parser.RawRow - breaks;
        if (fields.Length == columns.Names.Count)
            return line;
        var hint = breaks > 0 ? " (is a quote left open?)"
            // Each decimal comma splits a number into two fields.
            : fields.Length > columns.Names.Count + 1 && fields.All(NumericField.LooksNumeric)
                ? " (are decimals written with a comma? They must be written with a point, or with another data.delimiter)"
            : "";
        throw new StorageException(
            $"{path}, line {line}: the row has {fields.Length} {(fields.Length == 1 ? "column" : "columns")}, but the "
            + $"{(columns.Line > 0 ? "header" : "first row")} has {columns.Names.Count}{hint}.");
    }
}
