using System.Globalization;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

/// <summary>What a table may ask to be predicted, and which columns it is predicted from.</summary>
public sealed class TableTasksTests
{
    private const string Prices = "area,town,price\n50,a,100\n60,b,-2.5\n70,a,3e2\n80,b,40\n";

    private static CsvConfig Regression(CsvConfig config) =>
        config with { Task = TableTask.Regression, LabelColumn = "price", Ignore = new ColumnNames(["town"]) };

    [Fact]
    public void A_target_of_regression_is_a_number()
    {
        var samples = Tables.Of(Prices, Regression).Samples;
        Assert.Equal([100, -2.5f, 300, 40], samples.Targets!);
        Assert.Equal([50, 60, 70, 80], samples.Inputs);
        Assert.Equal((4, 1, 1), (samples.Count, samples.Features, samples.Classes));
        Assert.Empty(samples.Labels);
    }

    [Fact]
    public void Targets_are_standardized_over_the_training_split_with_their_scale_if_inputs_are()
    {
        using var folder = new TemporaryFolder();
        var config = Regression(Tables.Config(folder, Prices));
        var raw = new CsvSource(config with { StandardizeTargets = false }).Draw(3);
        var split = new CsvSource(config).Draw(3);
        var mean = raw.Training.Targets!.Average(value => (double)value);
        var std = Draws.Std([.. raw.Training.Targets!.Select(value => (double)value)]);
        Assert.Equal((mean, std), (split.Training.TargetScale!.Mean, split.Training.TargetScale.Std));
        foreach (var (given, scaled) in raw.Validation.Targets!.Zip(split.Validation.Targets!))
            Assert.Equal((given - mean) / std, scaled, 1e-5);
        Assert.Equal(split.Training.Targets, new CsvSource(config).DrawLabels(3).Training.Targets);
        Assert.Equal(raw.Training.Targets, new CsvSource(config with { Standardize = false }).Draw(3).Training.Targets);
        var unscaled = new CsvSource(config with { Standardize = false }).Draw(3);
        Assert.Equal(raw.Training.Inputs.Length, unscaled.Training.Inputs.Count(value => value >= 50));
    }

    [Theory]
    [InlineData("x,price\n1,2\n2,cheap\n", "column \"price\": the target is the text \"cheap\"")]
    [InlineData("x,price\n1,2\n2,\n", "column \"price\": the target is empty")]
    [InlineData("x,price\n1,2\n2,2.0\n", "column \"price\": all targets are 2")]
    [InlineData("x,price\n1,2\n", "one row")]
    public void A_target_that_is_no_number_is_refused_with_its_place(string table, string says) =>
        Assert.Contains(says, Tables.Refusal(table, config => config with { Task = TableTask.Regression, LabelColumn = "price" }));

    private static CsvConfig Multilabel(CsvConfig config) =>
        config with { Task = TableTask.Multilabel, LabelColumns = new ColumnNames(["red", "big"]) };

    [Fact]
    public void Several_labels_of_a_row_are_zeros_and_ones_in_the_order_of_the_config()
    {
        var table = Tables.Of("big,x,red\n1,5,0\n0,6,true\n1,7,1.0\n", Multilabel);
        Assert.Equal([0, 1, 1, 0, 1, 1], table.Samples.Targets!);
        Assert.Equal((3, 2, true), (table.Samples.Count, table.Samples.Classes, table.Samples.MultiLabel));
        Assert.Equal(["red", "big"], table.Samples.ClassNames);
        Assert.Equal([5, 6, 7], table.Samples.Inputs);
        Assert.Contains(
            "line 3, column \"red\": the label is \"2\"; for data.task multilabel it must be 0 or 1",
            Tables.Refusal("big,x,red\n1,5,0\n0,6,2\n", Multilabel));
    }

    [Fact]
    public void A_split_keeps_all_labels_of_a_row_together()
    {
        using var folder = new TemporaryFolder();
        var rows = string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},{i % 2},{i / 20}\n"));
        var split = new CsvSource(Multilabel(Tables.Config(folder, "x,red,big\n" + rows)) with { Standardize = false }).Draw(1);
        Assert.Equal((30, 10), (split.Training.Count, split.Validation.Count));
        foreach (var part in new[] { split.Training, split.Validation })
            for (var i = 0; i < part.Count; i++)
                Assert.Equal(
                    [(int)part.Inputs[i] % 2, (int)part.Inputs[i] / 20],
                    part.Targets!.AsSpan(2 * i, 2).ToArray().Select(value => (int)value));
    }

    [Fact]
    public void A_label_that_never_varies_is_named()
    {
        using var folder = new TemporaryFolder();
        var rows = Enumerable.Range(0, 20).Select(i => $"{i * 0.7},{i % 2},1\n");
        var config = Multilabel(Tables.Config(folder, "x,red,big\n" + string.Concat(rows)));
        Assert.Equal(
            "table.csv: the label \"big\" has one value in the training split, so it cannot be learned there.",
            Assert.Single(new CsvSource(config).Notes([0])));
    }

    [Fact]
    public void Features_are_chosen_by_name_and_keep_the_order_of_the_table()
    {
        const string Table = "a,b,note,c,label\n1,2,text,3,x\n4,5,more,6,y\n";
        Assert.Equal([1, 3, 4, 6], Tables.Of(Table, config => config with { Features = new ColumnNames(["c", "a"]) }).Samples.Inputs);
        Assert.Equal([2, 3, 5, 6], Tables.Of(Table, config => config with { Ignore = new ColumnNames(["note", "a"]) }).Samples.Inputs);
        Assert.Contains("there is no column \"d\"", Tables.Refusal(Table, config => config with { Features = new ColumnNames(["d"]) }));
        Assert.Contains("as data.ignore says", Tables.Refusal(Table, config => config with { Ignore = new ColumnNames(["notes"]) }));
        Assert.Contains(
            "data.ignore leaves no feature",
            Tables.Refusal(Table, config => config with { Ignore = new ColumnNames(["a", "b", "c", "note"]) }));
        Assert.Contains("or leave the column out with data.ignore", Tables.Refusal(Table));
        Assert.Equal(
            [1, 4],
            Tables.Of("1,text,x\n4,more,y\n", config => config with { Header = false, LabelColumn = "last", Ignore = new ColumnNames(["2"]) }).Samples.Inputs);
    }

    [Fact]
    public void A_decimal_comma_is_read_where_the_config_says_so()
    {
        static CsvConfig Comma(CsvConfig config) => config with { Delimiter = ";", Decimal = "," };
        Assert.Equal([1.5f, -2e3f], Tables.Of("x;label\n1,5;a\n-2e3;b\n", Comma).Samples.Inputs);
        Assert.Equal([1.5f, 2], Tables.Of("x,label\n\"1,5\",a\n2,b\n", config => config with { Decimal = "," }).Samples.Inputs);
        Assert.Equal(
            [0.25f, 4],
            Tables.Of("x;y\n1;0,25\n2;4\n", config => Comma(config) with { Task = TableTask.Regression, LabelColumn = "y" }).Samples.Targets!);
        Assert.Contains(
            "the feature is \"1.5\", with a point, while data.decimal is \",\"",
            Tables.Refusal("x;label\n1.5;a\n2;b\n", Comma));
        Assert.Contains("set data.decimal to \",\"", Tables.Refusal("x;label\n1,5;a\n2;b\n", config => config with { Delimiter = ";" }));
    }

    [Fact]
    public void Labels_that_are_equal_as_numbers_are_one_class_and_said()
    {
        using var folder = new TemporaryFolder();
        string[] spellings = ["1", "1.0", "2", "01", " 1 ", "+2", "1e0", "2.0"];
        var config = Tables.Config(folder, "x,label\n" + string.Concat(Enumerable.Range(0, 80).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"{i * 0.31},{spellings[i % 8]}\n"))));
        var samples = CsvTableReader.Read(config).Samples;
        Assert.Equal(["1", "2"], samples.ClassNames);
        Assert.Equal([0, 0, 1, 0, 0, 1, 0, 1], samples.Labels[..8]);
        Assert.StartsWith(
            "table.csv: labels of column \"label\" that are equal as numbers are one class (\"1\", ",
            Assert.Single(new CsvSource(config).Notes([0])));
    }
}
