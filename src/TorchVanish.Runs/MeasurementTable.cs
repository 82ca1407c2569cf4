using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using TorchVanish.Runs.Files;

namespace TorchVanish.Runs;

/// <summary>One number that the reproduction of a paper measured.</summary>
/// <param name="Cell">What was measured: a network, an initialization, a rule.</param>
/// <param name="X">The position on the horizontal axis, such as a layer, a width or a step; 0 if there is none.</param>
/// <param name="Replicate">Counted from 0; all replicates use the same base seed.</param>
public sealed record MeasurementRow(string Cell, double X, int Replicate, string Quantity, double Value);

/// <summary>papers/NAME/measurements.csv.</summary>
public static class MeasurementTable
{
    public const string FileName = "measurements.csv";

    private static readonly string[] Header = ["cell", "x", "replicate", "quantity", "value"];

    public static void Write(string path, IReadOnlyList<MeasurementRow> rows) => AtomicFile.WriteText(path, writer =>
    {
        using var csv = CsvText.Writer(writer);
        csv.WriteRow(Header);
        foreach (var row in rows)
            csv.WriteRow(row.Cell, row.X, row.Replicate, row.Quantity, row.Value);
    });

    /// <exception cref="StorageException">The file cannot be read, or is not what is written here.</exception>
    public static IReadOnlyList<MeasurementRow> Read(string path)
    {
        try
        {
            using var csv = new CsvReader(new StreamReader(path),
                new CsvConfiguration(CultureInfo.InvariantCulture) { CountBytes = false });
            csv.Read();
            csv.ReadHeader();
            var rows = new List<MeasurementRow>();
            while (csv.Read())
            {
                rows.Add(new(
                    csv.GetField("cell")!, csv.GetField<double>("x"), csv.GetField<int>("replicate"), csv.GetField("quantity")!,
                    csv.GetField<double>("value")));
            }
            return rows;
        }
        catch (CsvHelperException error)
        {
            throw new StorageException($"{path}: line {error.Context?.Parser?.Row ?? 1} is not a line of {string.Join(", ", Header)}.",
                error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StorageException.Unreadable(path, error);
        }
    }
}
