using System.Globalization;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Runs.Tests;

public sealed class ClaimsFileTests
{
    private static readonly ClaimsFile Claims = new(
    [
        new ClaimRow("one", "It vanishes, always.", "supported", 1.0 / 3, "below 0.5", 0.25, 0.5, 8, "Hochreiter", "one"),
        new ClaimRow(
            "two", "He said \"so\".", "inconclusive", double.NaN, "1", double.NegativeInfinity, double.PositiveInfinity, 0, "Note", "two"),
    ]);

    [Fact]
    public void Claims_read_back_as_they_were_written()
    {
        using var folder = new TemporaryFolder();
        Assert.False(ClaimsFile.Exists(folder.Path));
        Claims.Write(folder.Path);
        Assert.True(ClaimsFile.Exists(folder.Path));
        Assert.Equal(Claims.Claims, ClaimsFile.Read(folder.Path).Claims);
    }

    [Fact]
    public void Their_table_has_one_line_a_claim_whatever_the_culture()
    {
        using var folder = new TemporaryFolder();
        var before = CultureInfo.CurrentCulture;
        try
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NaNSymbol = "-";
            CultureInfo.CurrentCulture = culture;
            Claims.Write(folder.Path);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        var lines = File.ReadAllText(folder.At("claims.csv")).Split('\n');
        Assert.Equal(4, lines.Length);
        // Columns may follow; these stay where they are.
        Assert.StartsWith("id,statement,verdict,measured,expected,low,high,replicates,source,figure", lines[0]);
        Assert.StartsWith("one,\"It vanishes, always.\",supported,0.3333333333333333,below 0.5,0.25,0.5,8,Hochreiter,one", lines[1]);
        Assert.StartsWith("two,\"He said \"\"so\"\".\",inconclusive,NaN,1,-Infinity,Infinity,0,Note,two", lines[2]);
        Assert.Equal("", lines[3]);
    }

    [Fact]
    public void A_damaged_file_is_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("claims.json"), "{");
        Assert.StartsWith(
            $"{folder.At("claims.json")}: line 1 ", Assert.Throws<StorageException>(() => ClaimsFile.Read(folder.Path)).Message);
    }
}
