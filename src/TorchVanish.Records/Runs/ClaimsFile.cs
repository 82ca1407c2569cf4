using System.Globalization;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using TorchVanish.Records.Configuration;
using TorchVanish.Records.Files;

namespace TorchVanish.Records.Runs;

/// <summary>One line of claims.csv.</summary>
/// <param name="Verdict">supported, refuted, conditional or inconclusive.</param>
/// <param name="Expected">What the statement would make of the measured number, in words.</param>
/// <param name="Low">Of the 95% interval; NaN where there is none.</param>
/// <param name="Figure">The name of the claim's figure under figures/.</param>
public sealed record ClaimRow(string Id, string Statement, string Verdict, double Measured, string Expected, double Low, double High, int Replicates, string Source, string Figure);

/// <summary>claims.json and claims.csv: what came of the claims of a ledger.</summary>
public sealed record ClaimsFile(IReadOnlyList<ClaimRow> Claims)
{
    public const string Json = "claims.json";
    public const string Csv = "claims.csv";

    private static readonly string[] Header = ["id", "statement", "verdict", "measured", "expected", "low", "high", "replicates", "source", "figure"];

    // JSON has no NaN; the tables spell it as text, and so does this file.
    private static readonly JsonSerializerOptions Options = new(ConfigJson.Options) { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, Json));

    /// <exception cref="StorageException">The file cannot be read, or is not what is written here.</exception>
    public static ClaimsFile Read(string folder) => JsonFile.Read<ClaimsFile>(Path.Combine(folder, Json), Options);

    public void Write(string folder)
    {
        AtomicFile.WriteText(Path.Combine(folder, Csv), WriteTable);
        JsonFile.Write(Path.Combine(folder, Json), this, Options);
    }

    private void WriteTable(TextWriter writer)
    {
        using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        foreach (var name in Header)
            csv.WriteField(name);
        csv.NextRecord();
        foreach (var c in Claims)
        {
            foreach (var cell in new object[] { c.Id, c.Statement, c.Verdict, c.Measured, c.Expected, c.Low, c.High, c.Replicates, c.Source, c.Figure })
                csv.WriteField(Convert.ToString(cell, CultureInfo.InvariantCulture));
            csv.NextRecord();
        }
    }
}
