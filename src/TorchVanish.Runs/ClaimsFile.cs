using TorchVanish.Runs.Files;

namespace TorchVanish.Runs;

/// <summary>One line of claims.csv.</summary>
/// <param name="Verdict">supported, refuted, conditional or inconclusive.</param>
/// <param name="Measured">The number that decides: if the verdict is refuted or conditional, that of a failing case.</param>
/// <param name="Expected">The range that the statement implies for this number, in words.</param>
/// <param name="Low">The lower end of the 95% interval; NaN if there is no interval.</param>
/// <param name="Figure">The name of the claim's figure under figures/.</param>
public sealed record ClaimRow(string Id, string Statement, string Verdict, double Measured, string Expected, double Low, double High,
    int Replicates, string Source, string Figure)
{
    /// <summary>The case that decides.</summary>
    public string Case { get; init; } = "";

    /// <summary>The meaning of Measured.</summary>
    public string Quantity { get; init; } = "";

    /// <summary>The contrasting case; empty if there is no such case.</summary>
    public string OtherCase { get; init; } = "";

    /// <summary>holds, fails, open, or reported if the case does not affect the verdict.</summary>
    public string OtherSide { get; init; } = "";

    public string OtherQuantity { get; init; } = "";

    public double OtherMeasured { get; init; } = double.NaN;

    public string OtherExpected { get; init; } = "";

    public double OtherLow { get; init; } = double.NaN;

    public double OtherHigh { get; init; } = double.NaN;

    /// <summary>The sentence of a corrected note.</summary>
    public string Correction { get; init; } = "";
}

/// <summary>claims.json and claims.csv: the verdicts of a ledger.</summary>
public sealed record ClaimsFile(IReadOnlyList<ClaimRow> Claims)
{
    public const string Json = "claims.json";
    public const string Csv = "claims.csv";

    private static readonly string[] Header = [
        "id", "statement", "verdict", "measured", "expected", "low", "high", "replicates", "source", "figure",
        "case", "quantity", "other_case", "other_side", "other_quantity", "other_measured",
            "other_expected", "other_low", "other_high", "correction"];

    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, Json));

    /// <exception cref="StorageException">The file cannot be read, or is not what is written here.</exception>
    public static ClaimsFile Read(string folder) => JsonFile.Read<ClaimsFile>(Path.Combine(folder, Json), RecordJson.WithNonFinite);

    public void Write(string folder)
    {
        AtomicFile.WriteText(Path.Combine(folder, Csv), WriteTable);
        JsonFile.Write(Path.Combine(folder, Json), this, RecordJson.WithNonFinite);
    }

    private void WriteTable(TextWriter writer)
    {
        using var csv = CsvText.Writer(writer);
        csv.WriteRow(Header);
        foreach (var claim in Claims)
            csv.WriteRow(Cells(claim));
    }

    private static object[] Cells(ClaimRow c) =>
    [
        c.Id, c.Statement, c.Verdict, c.Measured, c.Expected, c.Low, c.High, c.Replicates, c.Source, c.Figure,
        c.Case, c.Quantity, c.OtherCase, c.OtherSide, c.OtherQuantity, c.OtherMeasured, c.OtherExpected, c.OtherLow, c.OtherHigh,
            c.Correction,
    ];
}
