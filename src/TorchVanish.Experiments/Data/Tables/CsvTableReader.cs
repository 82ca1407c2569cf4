using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>Reads a table. Errors name the file, the line and the column in one sentence.</summary>
public static class CsvTableReader
{
    public static CsvTable Read(CsvConfig config)
    {
        if (config.Delimiter is not [not ('"' or '\r' or '\n' or ' ')])
            throw new ConfigException(
                "data.delimiter must be one character other than a quote, a space or a line break, for example \",\" or \"\\t\".");
        var rows = new TableRows(config);
        var columns = Read(config.Path, "data.path", config, rows, like: null);
        var own = rows.Count;
        if (config.ValidationPath is { } validation)
        {
            Read(validation, "data.validation_path", config, rows, like: columns);
            if (own == 0 || rows.Count == own)
                throw new StorageException($"{(own == 0 ? config.Path : validation)} has no rows; at least one is needed.");
        }
        return rows.ToTable(config.Path, columns, own);
    }

    /// <param name="like">The columns of the training table, which a validation table must also have; null for the training table.</param>
    private static CsvHeader Read(string path, string key, CsvConfig config, TableRows rows, CsvHeader? like)
    {
        if (Directory.Exists(path))
            throw new StorageException($"{path} is a folder; {key} must name a CSV file.");
        try
        {
            DelimiterHint.Check(path, config.Delimiter[0], config.Header ? config.Labels[0] : null);
            using var text = TableText.Open(path);
            using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = config.Delimiter,
                TrimOptions = TrimOptions.Trim,
                BadDataFound = bad => throw new StorageException(
                    $"{path}, line {bad.Context.Parser?.RawRow}: a quote is left open or is inside an unquoted field; "
                    + "a field with quotes is quoted as a whole, and its quotes are doubled."),
            });
            return Rows(path, parser, config, rows, like);
        }
        catch (DecoderFallbackException trouble)
        {
            throw new StorageException(TableText.NotUtf8(path), trouble);
        }
        catch (Exception trouble) when (trouble is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StorageException($"{path} does not exist; {key} must name a CSV file.", trouble);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or CsvHelperException)
        {
            throw new StorageException($"{path} cannot be read; {key} must name a readable CSV file.", trouble);
        }
    }

    private static CsvHeader Rows(string path, CsvParser parser, CsvConfig config, TableRows rows, CsvHeader? like)
    {
        if (!ReadRow(parser))
            throw new StorageException(
                $"{path}, line 1: the file is empty; {(config.Header ? "a header line and at least 2 rows" : "at least 2 rows")} are "
                    + $"needed.");
        var columns = config.Header
            ? CsvHeader.Of(path, parser.RawRow, parser.Record!, config)
            : CsvHeader.Numbered(path, parser.Count, config);
        if (like is not null)
            columns = columns.Like(path, like);
        for (var more = !config.Header || ReadRow(parser); more; more = ReadRow(parser))
            rows.Add(path, parser, columns);
        return columns;
    }

    // Spreadsheets save each empty row below a table as a row of delimiters.
    private static bool ReadRow(CsvParser parser)
    {
        while (parser.Read())
            if (Array.Exists(parser.Record!, field => field.Length > 0))
                return true;
        return false;
    }
}
