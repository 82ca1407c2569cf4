using TorchVanish.Tests.Shared;


namespace TorchVanish.Runs.Tests;

/// <summary>Tables that another version of the program wrote.</summary>
public sealed class ColumnsByNameTests
{
    [Fact]
    public void Columns_can_be_in_any_order() => Assert.Equal(
        [new WeightRow(5, 4, 3, 2, 0.5), new WeightRow(6, 4, 3, 2, double.NaN)],
        Read(RunTables.Weights, "value,index,layer,step,replicate\n0.5,2,3,4,5\nNaN,2,3,4,6\n"));

    [Fact]
    public void An_unknown_column_is_ignored() => Assert.Equal(
        [new WeightRow(1, 2, 3, 4, 0.5)],
        Read(RunTables.Weights, "replicate,sharpness,step,layer,index,value\n1,what,2,3,4,0.5\n"));

    [Fact]
    public void A_number_that_was_not_measured_is_not_a_number()
    {
        var row = Assert.Single(Read(RunTables.Layers, "replicate,step,layer,name,weight_norm\n1,2,3,hidden3,0.5\n"));
        Assert.Equal((1, 2, 3, "hidden3"), (row.Replicate, row.Step, row.Layer, row.Name));
        Assert.All(Quantities.All, quantity => Assert.Equal(quantity == Quantity.WeightNorm ? 0.5 : double.NaN, row[quantity]));
        Assert.Equal([new TrainingRow(1, 2, double.NaN, 0.25, double.NaN, double.NaN, double.NaN, 3)],
            Read(RunTables.Training, "replicate,step,train_accuracy,clipped_gradient_norm\n1,2,0.25,3\n"));
    }

    [Fact]
    public void A_table_without_rows_has_none() => Assert.Empty(Read(RunTables.Weights, "replicate,step,layer,index,value\n"));

    [Theory]
    [InlineData("replicate,step,layer,value\n1,2,3,0.5\n", "line 1 is not the header of this table")]
    [InlineData("step,layer,index,value\n1,2,3,0.5\n", "line 1 is not the header of this table")]
    [InlineData("replicate,step,layer,index,value,step\n1,2,3,4,0.5,6\n", "line 1 names column step twice")]
    public void A_place_that_is_missing_or_named_twice_is_refused(string content, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("t.csv"), content);
        Assert.StartsWith(
            $"{folder.At("t.csv")}: {expected}", Assert.Throws<StorageException>(() => RunTables.Weights.Read(folder.At("t.csv"))).Message);
    }

    [Fact]
    public void Text_with_a_comma_a_quotation_mark_or_a_line_break_stays_one_cell()
    {
        using var folder = new TemporaryFolder();
        string[] names = ["a,b", "\"c\"", "d\ne"];
        LayerRow[] rows = [.. names.Select((name, i) => SampleRun.Layer(0, 1, i + 1) with { Name = name })];
        RunTables.Layers.Write(folder.At("l.csv"), rows);
        Assert.Equal(rows.Select(row => row.Name), RunTables.Layers.Read(folder.At("l.csv")).Select(row => row.Name));
    }

    private static IReadOnlyList<T> Read<T>(RunTable<T> table, string content)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("t.csv"), content);
        return table.Read(folder.At("t.csv"));
    }
}
