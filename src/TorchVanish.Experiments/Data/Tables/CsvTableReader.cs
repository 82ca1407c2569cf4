using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using TorchVanish.Records;

namespace TorchVanish.Experiments.Data;

/// <summary>Reads a table of numbers with a column of labels; what is wrong ends in one sentence with file, line and column.</summary>
public static class CsvTableReader
{
    /// <summary>All rows in the order of the file; features in the order of the header, without the label column.</summary>
    public static LabelledSamples Read(string path, string labelColumn, string delimiter)
    {
        if (delimiter is not [not ('"' or '\r' or '\n' or ' ')])
            throw new ConfigException(
                "data.delimiter must be one character other than a quote, a space or a line break, for example \",\" or \"\\t\".");
        try
        {
            // A strict decoder: a feature file in another encoding, or no text at all, is refused instead of filled with question marks.
            using var text = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
            using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = delimiter,
                TrimOptions = TrimOptions.Trim,
                BadDataFound = bad => throw new StorageException(
                    $"{path}, line {bad.Context.Parser?.RawRow}: a quote is left open or stands inside an unquoted field; "
                    + "a field with quotes is quoted as a whole, and its quotes are doubled."),
            });
            return Rows(path, parser, labelColumn);
        }
        catch (DecoderFallbackException trouble)
        {
            throw new StorageException($"{path} is not UTF-8 text; a CSV file in UTF-8 is needed.", trouble);
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

    private static LabelledSamples Rows(string path, CsvParser parser, string labelColumn)
    {
        if (!parser.Read())
            throw new StorageException($"{path}, line 1: the file is empty; a header line and at least 2 rows are needed.");
        var header = CsvHeader.Of(path, parser.RawRow, parser.Record!, labelColumn);

        var inputs = new List<float>();
        var labels = new LabelColumn();
        while (parser.Read())
        {
            var breaks = parser.Record!.Sum(field => field.Count(character => character == '\n'));
            var line = parser.RawRow - breaks; // a quoted field may go over several lines: the row is where it starts
            if (parser.Count != header.Names.Count)
                throw new StorageException(
                    $"{path}, line {line}: the row has {parser.Count} {(parser.Count == 1 ? "column" : "columns")}, but the "
                    + $"header has {header.Names.Count}{(breaks > 0 ? " (is a quote left open?)" : "")}.");
            for (var column = 0; column < parser.Count; column++)
                if (column == header.Label)
                    labels.Add(path, line, labelColumn, parser[column]);
                else
                    inputs.Add(NumericField.Parse(path, line, header.Names[column], parser[column]));
        }
        var (codes, classes) = labels.Encode(path, labelColumn);
        return new LabelledSamples([.. inputs], codes, header.Names.Count - 1, classes);
    }
}
