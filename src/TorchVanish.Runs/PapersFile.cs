using TorchVanish.Runs.Files;

namespace TorchVanish.Runs;

/// <summary>One number of a paper, as published and as measured.</summary>
/// <param name="Published">The published range with its tolerance, in words.</param>
/// <param name="Holds">agrees, disagrees or inconclusive.</param>
public sealed record PaperNumberRow(
    string Name, string Quantity, string Published, double Measured, double Low, double High, int Replicates, string Holds);

/// <summary>The result of one paper.</summary>
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

/// <summary>papers.json and papers.csv: the results of a suite of papers.</summary>
public sealed record PapersFile(string Command, IReadOnlyList<PaperRow> Papers)
{
    public const string Json = "papers.json";
    public const string Csv = "papers.csv";

    private static readonly string[] Header =
        ["id", "paper", "place", "verdict", "number", "quantity", "published", "measured", "low", "high", "replicates", "holds"];

    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, Json));

    /// <exception cref="StorageException">The file cannot be read, or is not what is written here.</exception>
    public static PapersFile Read(string folder) => JsonFile.Read<PapersFile>(Path.Combine(folder, Json), RecordJson.WithNonFinite);

    public void Write(string folder)
    {
        AtomicFile.WriteText(Path.Combine(folder, Csv), WriteTable);
        JsonFile.Write(Path.Combine(folder, Json), this, RecordJson.WithNonFinite);
    }

    private void WriteTable(TextWriter writer)
    {
        using var csv = CsvText.Writer(writer);
        csv.WriteRow(Header);
        foreach (var paper in Papers)
        {
            foreach (var n in paper.Numbers)
            {
                csv.WriteRow(paper.Id, paper.Paper, paper.Place, paper.Verdict,
                    n.Name, n.Quantity, n.Published, n.Measured, n.Low, n.High, n.Replicates, n.Holds);
            }
        }
    }
}
