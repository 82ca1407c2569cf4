using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>Reads a table of numbers with a column of labels; what is wrong ends in one sentence with file, line and column.</summary>
public static class CsvTableReader
{
    /// <param name="labelColumn">The name of a column; without a header, its number or "last".</param>
    /// <param name="header">Whether the first line holds the names of the columns.</param>
    public static CsvTable Read(string path, string labelColumn, string delimiter, bool header = true)
    {
        if (delimiter is not [not ('"' or '\r' or '\n' or ' ') and var separator])
            throw new ConfigException(
                "data.delimiter must be one character other than a quote, a space or a line break, for example \",\" or \"\\t\".");
        try
        {
            DelimiterHint.Check(path, separator, header ? labelColumn : null);
            using var text = TableText.Open(path);
            using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = delimiter,
                TrimOptions = TrimOptions.Trim,
                BadDataFound = bad => throw new StorageException(
                    $"{path}, line {bad.Context.Parser?.RawRow}: a quote is left open or stands inside an unquoted field; "
                    + "a field with quotes is quoted as a whole, and its quotes are doubled."),
            });
            return Table(path, parser, labelColumn, header);
        }
        catch (DecoderFallbackException trouble)
        {
            throw new StorageException(TableText.NotUtf8(path), trouble);
        }
        catch (Exception trouble) when (trouble is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StorageException($"{path} does not exist; data.path must name a CSV file.", trouble);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or CsvHelperException)
        {
            throw new StorageException($"{path} cannot be read; data.path must name a readable CSV file.", trouble);
        }
    }

    private static CsvTable Table(string path, CsvParser parser, string labelColumn, bool header)
    {
        if (!ReadRow(parser))
            throw new StorageException(
                $"{path}, line 1: the file is empty; {(header ? "a header line and at least 2 rows" : "at least 2 rows")} are needed.");
        var columns = header
            ? CsvHeader.Of(path, parser.RawRow, parser.Record!, labelColumn)
            : CsvHeader.Numbered(path, parser.Count, labelColumn);

        var inputs = new List<float>();
        var labels = new LabelColumn();
        var lines = new List<int>();
        for (var more = !header || ReadRow(parser); more; more = ReadRow(parser))
        {
            lines.Add(Line(path, parser, columns));
            for (var column = 0; column < parser.Count; column++)
                if (column == columns.Label)
                    labels.Add(path, lines[^1], columns.Names[column], parser[column]);
                else
                    inputs.Add(NumericField.Parse(path, lines[^1], columns.Names[column], parser[column]));
        }
        var (codes, classes) = labels.Encode(path, columns);
        var samples = new LabelledSamples([.. inputs], codes, columns.Names.Count - 1, classes.Count) { ClassNames = classes };
        return new CsvTable(samples, [.. columns.Names.Where((_, column) => column != columns.Label)], columns.Names[columns.Label], lines);
    }

    // Spreadsheets write a row of nothing but delimiters for each empty row below a table.
    private static bool ReadRow(CsvParser parser)
    {
        while (parser.Read())
            if (Array.Exists(parser.Record!, field => field.Length > 0))
                return true;
        return false;
    }

    /// <summary>The line in which the row starts, for a quoted field may go over several; fails where the row has other columns.</summary>
    private static int Line(string path, CsvParser parser, CsvHeader columns)
    {
        var fields = parser.Record!;
        var breaks = fields.Sum(field => field.Count(character => character == '\n'));
        var line = parser.RawRow - breaks;
        if (fields.Length == columns.Names.Count)
            return line;
        var hint = breaks > 0 ? " (is a quote left open?)"
            // Each decimal comma makes two fields of one number.
            : fields.Length > columns.Names.Count + 1 && fields.All(NumericField.LooksNumeric)
                ? " (are decimals written with a comma? They must be written with a point)"
            : "";
        throw new StorageException(
            $"{path}, line {line}: the row has {fields.Length} {(fields.Length == 1 ? "column" : "columns")}, but the "
            + $"{(columns.Line > 0 ? "header" : "first row")} has {columns.Names.Count}{hint}.");
    }
}
