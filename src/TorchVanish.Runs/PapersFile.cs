using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;
using CsvHelper.Configuration;
using TorchVanish.Runs.Files;

namespace TorchVanish.Runs;

/// <summary>One number of a paper, as published and as measured.</summary>
/// <param name="Published">Where the tolerance puts it, in words.</param>
/// <param name="Holds">agrees, disagrees or inconclusive.</param>
public sealed record PaperNumberRow(
    string Name, string Quantity, string Published, double Measured, double Low, double High, int Replicates, string Holds);

/// <summary>What came of one paper.</summary>
/// <param name="Paper">Authors, year, title and venue.</param>
/// <param name="Place">The equation, table or figure.</param>
/// <param name="Verdict">agrees, disagrees or inconclusive.</param>
public sealed record PaperRow(
    string Id,
    string Paper,
    string Place,
    string Protocol,
    string Published,
    string Tolerance,
    string Reduced,
    string Read,
    string Comment,
    bool Counts,
    string Verdict,
    string Shows,
    IReadOnlyList<PaperNumberRow> Numbers);

/// <summary>papers.json and papers.csv: what came of the papers of a suite.</summary>
public sealed record PapersFile(string Command, IReadOnlyList<PaperRow> Papers)
{
    public const string Json = "papers.json";
    public const string Csv = "papers.csv";

    private static readonly string[] Header =
        ["id", "paper", "place", "verdict", "number", "quantity", "published", "measured", "low", "high", "replicates", "holds"];

    private static readonly JsonSerializerOptions Options =
        new(RecordJson.Options) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, Json));

    /// <exception cref="StorageException">The file cannot be read, or is not what is written here.</exception>
    public static PapersFile Read(string folder) => JsonFile.Read<PapersFile>(Path.Combine(folder, Json), Options);

    public void Write(string folder)
    {
        AtomicFile.WriteText(Path.Combine(folder, Csv), WriteTable);
        JsonFile.Write(Path.Combine(folder, Json), this, Options);
    }

    private void WriteTable(TextWriter writer)
    {
        using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        Row(csv, Header);
        foreach (var paper in Papers)
        {
            foreach (var n in paper.Numbers)
            {
                Row(csv, paper.Id, paper.Paper, paper.Place, paper.Verdict,
                    n.Name, n.Quantity, n.Published, n.Measured, n.Low, n.High, n.Replicates, n.Holds);
            }
        }
    }

    private static void Row(CsvWriter csv, params IEnumerable<object> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(Convert.ToString(cell, CultureInfo.InvariantCulture));
        csv.NextRecord();
    }
}
