using TorchVanish.Tests.Shared;


namespace TorchVanish.Runs.Tests;

public class DamagedTablesTests
{
    private const string Header = "replicate,step,layer,index,value\n";

    [Theory]
    [InlineData("", "line 1 is not the header of this table; it must be replicate,step,layer,index,value.")]
    [InlineData("replicate,step\n", "line 1 is not the header of this table")]
    [InlineData("replicate,step,layer,value\n", "line 1 is not the header of this table; it must be replicate,step,layer,index,value.")]
    [InlineData("\0\0\0\0", "line 1 is not the header of this table")]
    [InlineData(Header + "0,1,2,3,x\n", "line 2, column value is 'x'; it must be a number, NaN, Infinity or -Infinity.")]
    [InlineData(Header + "0,1,2,3,\n", "line 2, column value is ''; it must be a number")]
    [InlineData(Header + "0,1,2,3,0.5\n0,1.5,2,3,4\n", "line 3, column step is '1.5'; it must be an integer.")]
    [InlineData(Header + "0,1,2,3,0.5\n0,1,2", "line 3 ends before column index; every line has 5 columns.")]
    [InlineData(Header + "0,1,2,3,4,5\n", "line 2 has 6 columns; every line has 5.")]
    [InlineData(Header + "0,1,2,3,0,5\n", "line 2 has 6 columns; every line has 5.")]
    [InlineData(Header + "99999999999,1,2,3,4\n", "line 2, column replicate is '99999999999'; it must be an integer.")]
    [InlineData(Header + "0,1,2,3,\"4", "")]
    public void DamageIsNamedByFileLineAndColumn(string content, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("weights.csv"), content);
        var error = Assert.Throws<StorageException>(() => RunTables.Weights.Read(folder.At("weights.csv")));
        Assert.StartsWith($"{folder.At("weights.csv")}: {expected}", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    /// <summary>A row is about a replicate, a step, ...: without these columns there is no telling what the numbers are of.</summary>
    [Theory]
    [InlineData("replicate")]
    [InlineData("step")]
    [InlineData("layer")]
    [InlineData("name")]
    public void ATableWithoutAColumnThatEveryTableNeedsIsRefused(string missing)
    {
        var message = Assert.Throws<StorageException>(() => Without(missing)).Message;
        const string Expected =
            "layers.csv: line 1 is not the header of this table; it must be replicate,step,layer,name,weight_gradient_norm,";
        Assert.Contains(Expected, message);
    }

    public static TheoryData<Quantity> Measured => [.. Quantities.All];

    [Theory]
    [MemberData(nameof(Measured))]
    public void AQuantityThatATableDoesNotHaveIsNaN(Quantity missing)
    {
        var row = Assert.Single(Without(missing.Column()));
        Assert.Equal((0, 7, 2, "hidden2"), (row.Replicate, row.Step, row.Layer, row.Name));
        Assert.Equal(Quantities.All.Select((quantity, i) => quantity == missing ? double.NaN : i + 1), row.Values);
    }

    [Fact]
    public void ATableThatIsNotThereIsNamed()
    {
        using var folder = new TemporaryFolder();
        Assert.StartsWith($"{folder.At("x.csv")}: cannot be read (", Assert.Throws<StorageException>(() =>
            RunTables.Training.Read(folder.At("x.csv"))).Message);
    }

    // layers.csv with one row, less one column.
    private static IReadOnlyList<LayerRow> Without(string column)
    {
        using var folder = new TemporaryFolder();
        RunTables.Layers.Write(folder.At("layers.csv"), [SampleRun.Layer(0, 7, 2, value: 1)]);
        var lines = File.ReadAllLines(folder.At("layers.csv")).Select(line => line.Split(',')).ToList();
        var position = Array.IndexOf(lines[0], column);
        File.WriteAllLines(folder.At("layers.csv"), lines.Select(cells => string.Join(',', cells.Where((_, i) => i != position))));
        return RunTables.Layers.Read(folder.At("layers.csv"));
    }
}
