using System.Globalization;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

/// <summary>What is said of a table that can be used but is probably not what was meant.</summary>
public sealed class CsvNotesTests
{
    private const string Ok = "x,y,label\n";

    [Fact]
    public void An_ordinary_table_has_no_notes() => Assert.Empty(Notes(Ok + Rows(30, i => $"{i * 0.37},{i % 7},{"abc"[i % 3]}")));

    [Theory]
    [InlineData("100000", 40)]
    [InlineData("0", 12)]
    public void A_constant_column_is_named(string value, int count)
    {
        var note = Assert.Single(Notes("x,pay,label\n" + Rows(count, i => $"{i * 0.37},{value},{"ab"[i % 2]}")));
        Assert.Equal("table.csv: the column \"pay\" is constant, so it is 0 in both splits.", note);
    }

    [Fact]
    public void A_column_that_is_constant_only_in_training_is_named_and_is_zero_in_validation()
    {
        // One row of 40 differs: it is held out by some of the seeds.
        using var folder = new TemporaryFolder();
        var config = new CsvConfig { Path = folder.Write("table.csv", "x,pay,label\n" + Rows(40, i => $"{i * 0.37},{(i == 7 ? 100000 : 0)},{"ab"[i % 2]}")) };
        var source = new CsvSource(config);
        int[] seeds = [.. Enumerable.Range(0, 16)];
        var held = seeds.Where(seed => Draws.Column(source.Draw(seed).Training, 1).All(value => value == 0)).ToList();
        Assert.InRange(held.Count, 1, 15);
        Assert.Equal(
            $"table.csv: the column \"pay\" is constant in the training split of {held.Count} of 16 replicates, and there it is 0 in both splits.",
            Assert.Single(source.Notes(seeds)));
        Assert.All(held, seed => Assert.All(Draws.Column(source.Draw(seed).Validation, 1), value => Assert.Equal(0, value)));
    }

    [Fact]
    public void Many_constant_columns_are_named_in_one_short_sentence()
    {
        var header = string.Join(',', Enumerable.Range(0, 30).Select(i => $"column{i}"));
        var note = Assert.Single(Notes($"{header},x,label\n" + Rows(20, i => $"{string.Join(',', Enumerable.Repeat("1", 30))},{i * 0.3},{"ab"[i % 2]}")));
        Assert.StartsWith("table.csv: the columns \"column0\", \"column1\", ", note);
        Assert.Contains("and 25 more are constant", note);
    }

    [Theory]
    [InlineData(0, 1), InlineData(1, 1), InlineData(1001, 1)] // numbered from 0, 1 or anything
    [InlineData(0, 7)] // in another order
    public void A_column_that_numbers_the_rows_is_named(int first, int stride)
    {
        var note = Assert.Single(Notes("id,x,label\n" + Rows(20, i => $"{first + (i * stride % 20)},{i % 5 * 0.7},{"ab"[i % 2]}")));
        Assert.StartsWith("table.csv: the column \"id\" looks like a row number;", note);
    }

    [Fact]
    public void A_row_number_with_gaps_is_named_and_counts_are_not()
    {
        Assert.Contains("row number", Assert.Single(Notes("id,x,label\n" + Rows(20, i => $"{i + (i / 3)},{i % 5 * 0.7},{"ab"[i % 2]}"))));
        Assert.Empty(Notes("age,x,label\n" + Rows(20, i => $"{i * i % 17},{i % 5 * 0.7},{"ab"[i % 2]}")));
        Assert.Empty(Notes("x,z,label\n" + Rows(20, i => $"{i * 0.5},{i % 5 * 0.7},{"ab"[i % 2]}")));
    }

    [Fact]
    public void A_numeric_target_is_said_to_be_taken_as_classes()
    {
        var note = Assert.Single(Notes("x,label\n" + Rows(200, i => $"{(i * 1.3) - 100},{i * i * 0.25}")));
        Assert.StartsWith("table.csv: nearly every row has a label of its own (200 different labels in 200 rows), and each is a class;", note);
        Assert.Contains("if \"label\" is a number to predict, set data.task to regression and training.loss to squared_error", note);
        // Each value twice, as an even function has them; and prices that repeat.
        Assert.Contains("many rows have a label of their own (51", Assert.Single(Notes("x,label\n" + Rows(101, i => $"{i - 50.5},{(i - 50) * (i - 50)}"))));
        Assert.Contains("not all whole (25", Assert.Single(Notes("x,label\n" + Rows(200, i => $"{i - 50.5},{i % 25 * 0.5}"))));
    }

    [Fact]
    public void A_column_of_names_is_asked_about_and_whole_numbers_with_many_rows_are_not() =>
        Assert.Multiple(
            () => Assert.Contains("is \"label\" the column that", Assert.Single(Notes("x,label\n" + Rows(40, i => $"{i % 9},name{i}")))),
            () => Assert.Empty(Notes("x,label\n" + Rows(260, i => $"{i % 9},{1 + (i % 26)}"))));

    [Fact]
    public void Labels_that_look_alike_are_shown()
    {
        string[] words = ["yes", "Yes", "\"YES \"", "no", "No"];
        var note = Assert.Single(Notes("x,label\n" + Rows(80, i => $"{i * 0.31},{words[i % 5]}")));
        Assert.Contains("(\"No\" and \"no\"; \"YES \", \"Yes\" and \"yes\")", note);
        Assert.Contains("5 classes become 2", note);
    }

    [Theory]
    [InlineData("Iris-setosa", "iris setosa"), InlineData("<=50K", "<=50K."), InlineData("1,5", "1.5"), InlineData("n/a", "N/A")]
    public void Other_spellings_of_one_label_are_shown_too(string one, string other)
    {
        var note = Assert.Single(Notes("x,label\n" + Rows(40, i => $"{i * 0.31},\"{(i % 2 == 0 ? one : other)}\"")));
        Assert.Contains("look alike", note);
    }

    [Fact]
    public void A_class_with_one_row_is_named_with_its_line_and_its_side()
    {
        var table = "x,label\n" + Rows(40, i => $"{i * 0.31},{(i == 16 ? "rare" : i % 2 == 0 ? "a" : "b")}");
        var source = Source(table, out var folder);
        using (folder)
        {
            var training = Enumerable.Range(0, 8).Count(seed => source.DrawLabels(seed).Training.Labels.Contains(2));
            Assert.Equal(
                $"table.csv: the class \"rare\" (line 18, in training in {training} and in validation in {8 - training} of 8 replicates) has one row; "
                + "a class with one row cannot be both learned and validated.",
                Assert.Single(source.Notes([.. Enumerable.Range(0, 8)])));
            var inTraining = source.DrawLabels(0).Training.Labels.Contains(2);
            Assert.Contains(inTraining ? "(line 18, in training)" : "(line 18, in validation)", Assert.Single(source.Notes([0])));
        }
    }

    [Fact]
    public void A_class_that_no_training_row_has_is_named()
    {
        // Two rows of "c" in 40; nearly everything is held out, so that some seed leaves none for training.
        var source = Source("x,label\n" + Rows(40, i => $"{i * 0.31},{(i < 2 ? "c" : i % 2 == 0 ? "a" : "b")}"), out var folder, 0.5);
        using (folder)
        {
            int[] seeds = [.. Enumerable.Range(0, 32)];
            var without = seeds.Count(seed => !source.DrawLabels(seed).Training.Labels.Contains(2));
            Assert.InRange(without, 1, 31);
            Assert.Contains(
                $"the class \"c\" has no row in the training split of {without} of 32 replicates", Assert.Single(source.Notes(seeds)));
        }
    }

    private static IReadOnlyList<string> Notes(string table)
    {
        var source = Source(table, out var folder);
        using (folder)
            return source.Notes([0, 1, 2, 3]);
    }

    private static IDataSource Source(string table, out TemporaryFolder folder, double validationFraction = 0.25)
    {
        folder = new TemporaryFolder();
        return new CsvSource(new CsvConfig { Path = folder.Write("table.csv", table), ValidationFraction = validationFraction });
    }

    private static string Rows(int count, Func<int, FormattableString> row) =>
        string.Concat(Enumerable.Range(0, count).Select(i => row(i).ToString(CultureInfo.InvariantCulture) + "\n"));
}
