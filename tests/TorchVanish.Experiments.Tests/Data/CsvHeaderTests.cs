namespace TorchVanish.Experiments.Tests.Data;

/// <summary>Tables without a header, and headers that look like none.</summary>
public sealed class CsvHeaderTests
{
    private const string Flowers = "4.4,3.6,1.3,0.2,alba\n5.9,2.9,3.5,1.0,minor\n4.9,3.5,1.2,0.2,alba\n\n";

    [Theory]
    [InlineData(Flowers, "label", "4 of 5")]
    [InlineData(Flowers, "alba", "4 of 5")] // the first row is a header to the parser, and its last field a column
    [InlineData("4.4,4.4,a\n1,2,b\n", "a", "2 of 3")] // not: both columns have one name
    [InlineData("5.1,?,1.4,0.2,a\n1,2,3,4,b\n", "a", "3 of 5")] // a missing value
    [InlineData("5.1,,1.4,0.2,a\n1,2,3,4,b\n", "a", "3 of 5")]
    [InlineData("1.5,a\n2.5,b\n", "a", "1 of 2")]
    [InlineData("1.5,2\n3,4\n", "2", "2 of 2")]
    [InlineData("1,2,3,a\n4,5,6,b\n7,8,9,a\n", "a", "3 of 4")] // counts, but its label is that of another row
    [InlineData("1,2,3,a\n4,5,6,b\n7,8,9,a\n", "label", "3 of 4")]
    public void A_first_line_of_numbers_is_refused_as_a_header(string table, string label, string numbers)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("table.csv", table);
        var refusal = Assert.Throws<StorageException>(() => Tables.Read(path, label, ","));
        Sentence.Check(refusal, path);
        Assert.StartsWith($"{path}, line 1: the line looks like data, because {numbers} fields are numbers;", refusal.Message);
        Assert.Contains("data.header", refusal.Message);
    }

    [Theory]
    [InlineData("2019,2020,country,label\n1,2,3,a\n4,5,6,b\n", 3)]
    [InlineData("0,1,2,3,label\n1,2,3,4,a\n5,6,7,8,b\n", 4)] // a data frame whose columns have no names
    [InlineData("x1,label\n1,a\n2,b\n", 1)]
    public void Names_that_are_numbers_are_allowed_where_they_are_names(string table, int features)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(features, Tables.Read(folder.Write("table.csv", table), "label", ",").Samples.Features);
    }

    [Theory]
    [InlineData("last"), InlineData("5")]
    public void Without_a_header_every_line_is_a_row_and_columns_have_numbers(string label)
    {
        using var folder = new TemporaryFolder();
        var table = Tables.Read(folder.Write("flowers.data", Flowers), label, ",", header: false);
        Assert.Equal([4.4f, 3.6f, 1.3f, 0.2f, 5.9f, 2.9f, 3.5f, 1.0f, 4.9f, 3.5f, 1.2f, 0.2f], table.Samples.Inputs);
        Assert.Equal([0, 1, 0], table.Samples.Labels);
        Assert.Equal(["alba", "minor"], table.Samples.ClassNames);
        Assert.Equal(["1", "2", "3", "4"], table.FeatureNames);
        Assert.Equal([1, 2, 3], table.Lines);
        Assert.Equal(["2", "3", "4", "5"], Tables.Read(folder.Write("first.data", "a,1,2,3,4\nb,5,6,7,9\n"), "1", ",",
            header: false).FeatureNames);
    }

    [Theory]
    [InlineData(Flowers, "label", "from \"1\" to \"5\", or \"last\"")]
    [InlineData(Flowers, "6", "there is no column \"6\"")]
    [InlineData("1;2;a\n3;4;b\n", "last", "the line has 2 \";\" and no \",\"; set data.delimiter to \";\"")]
    [InlineData("a\nb\n", "last", "the table has one column")]
    [InlineData("1,2,a\n3,b\n", "last", "line 2: the row has 2 columns, but the first row has 3")]
    [InlineData("1,2,a\n3,x,b\n", "last", "line 2, column \"2\": the feature is the text \"x\"")]
    [InlineData("x,label\n1,a\n2,b\n", "last", "line 1, column \"1\": the feature is the text \"x\"")] // there is a header after all
    public void Without_a_header_damage_is_still_named(string table, string label, string says)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("table.csv", table);
        var refusal = Assert.Throws<StorageException>(() => Tables.Read(path, label, ",", header: false));
        Sentence.Check(refusal, path);
        Assert.Contains(says, refusal.Message);
    }
}
