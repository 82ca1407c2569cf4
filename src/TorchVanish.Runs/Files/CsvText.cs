using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace TorchVanish.Runs.Files;

/// <summary>The CSV format of every file of this program: invariant culture, line feeds, numbers that read back to the same bits.</summary>
public static class CsvText
{
    /// <param name="text">Stays open when the writer is disposed.</param>
    public static CsvWriter Writer(TextWriter text) =>
        new(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);

    public static void WriteRow(this CsvWriter csv, params IEnumerable<object> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(Convert.ToString(cell, CultureInfo.InvariantCulture));
        csv.NextRecord();
    }
}
