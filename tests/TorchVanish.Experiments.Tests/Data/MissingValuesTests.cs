using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

public sealed class MissingValuesTests
{
    private const string Table = "x,y,label\n1,10,a\n2,,b\nNA,30,a\n4,?,b\n5,50,a\n6,60,b\n";

    [Fact]
    public void They_are_refused_with_the_key_that_says_what_to_do() => Assert.Contains(
        "line 3, column \"y\": the feature is empty; a finite number such as -1.5 is needed, or set data.missing to drop_rows or mean",
            Tables.Refusal(Table));

    [Fact]
    public void Their_rows_are_left_out_and_counted()
    {
        using var folder = new TemporaryFolder();
        var config = Tables.Config(folder, Table, config => config with { Missing = MissingValues.DropRows });
        var table = CsvTableReader.Read(config);
        Assert.Equal([1, 10, 5, 50, 6, 60], table.Samples.Inputs);
        Assert.Equal([2, 6, 7], table.Lines);
        Assert.Contains("table.csv: 3 of 6 rows have a missing value and are left out.", new CsvSource(config).Notes([0]));
        Assert.Contains("are left out; at least 2 must be left", Tables.Refusal("x,label\n1,a\n,b\n,c\n", _ =>
            config with { Path = _.Path }));
    }

    [Fact]
    public void They_become_the_mean_of_the_training_split()
    {
        using var folder = new TemporaryFolder();
        var config = Tables.Config(folder, Table, config => config with { Missing = MissingValues.Mean, Standardize = false });
        var source = new CsvSource(config);
        Assert.Contains("table.csv: 3 missing values in columns \"x\" and \"y\" are replaced by the mean of the training split.",
            source.Notes([0]));
        var table = CsvTableReader.Read(config).Samples;
        for (var seed = 0; seed < 8; seed++)
        {
            var split = source.Draw(seed);
            for (var feature = 0; feature < 2; feature++)
            {
                var known = Draws.Column(table, feature).Where(double.IsFinite).ToHashSet();
                var training = Draws.Column(split.Training, feature);
                var mean = training.Where(known.Contains).Average();
                Assert.All(training.Concat(Draws.Column(split.Validation, feature)).Where(value => !known.Contains(value)), value =>
                    Assert.Equal(mean, value, 1e-5));
            }
        }
        Assert.All(new CsvSource(config with { Standardize = true }).Draw(0).Training.Inputs, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void A_label_is_never_filled_and_may_be_called_NA()
    {
        Assert.Contains("the label is empty", Tables.Refusal("x,label\n1,a\n2,\n", config => config with { Missing = MissingValues.Mean }));
        Assert.Equal(["NA", "b"], Tables.Of("x,label\n1,NA\n2,b\n", config =>
            config with { Missing = MissingValues.DropRows }).Samples.ClassNames);
        Assert.Contains("the target is \"NA\"", Tables.Refusal("x,label\n1,2\n2,NA\n", config =>
            config with { Missing = MissingValues.Mean, Task = TableTask.Regression }));
        Assert.Equal([2, 4], Tables.Of("x,label\n1,2\n2,NA\n3,4\n", config =>
            config with { Missing = MissingValues.DropRows, Task = TableTask.Regression }).Samples.Targets!);
    }

    [Fact]
    public void A_column_without_any_value_is_zero_and_called_constant()
    {
        using var folder = new TemporaryFolder();
        var source = new CsvSource(Tables.Config(folder, "x,y,label\n1,,a\n2.5,,b\n3,,a\n7,,b\n", config =>
            config with { Missing = MissingValues.Mean }));
        Assert.All(Draws.Column(source.Draw(0).Training, 1), value => Assert.Equal(0, value));
        Assert.Contains(source.Notes([0]), note => note.Contains("the column \"y\" is constant"));
    }
}
