
namespace TorchVanish.Runs.Tests;

public sealed class CsvRowTests
{
    private static CsvRow Row(params string[] cells) =>
        new("runs/x/t.csv", 7, new Dictionary<string, int> { ["a"] = 0, ["b"] = 1, ["c"] = 2 }, cells);

    [Fact]
    public void A_cell_is_found_by_the_name_of_its_column() =>
        Assert.Equal(["x", "y", "z"], new[] { "a", "b", "c" }.Select(Row("x", "y", "z").Text));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-5", -5)]
    [InlineData("+5", 5)]
    [InlineData("2147483647", int.MaxValue)]
    public void An_integer_has_digits_and_perhaps_a_sign(string cell, int value) => Assert.Equal(value, Row(cell).Integer("a"));

    [Theory]
    [InlineData("")]
    [InlineData(" 5")]
    [InlineData("5 ")]
    [InlineData("1,000")]
    [InlineData("5.0")]
    [InlineData("5e0")]
    [InlineData("(5)")]
    [InlineData("2147483648")]
    public void Anything_else_is_refused_with_its_place(string cell) => Assert.Equal(
        $"runs/x/t.csv: line 7, column b is '{cell}'; it must be an integer.",
        Assert.Throws<StorageException>(() => Row("0", cell).Integer("b")).Message);

    [Theory]
    [InlineData("0.5", 0.5)]
    [InlineData("-1E-300", -1e-300)]
    [InlineData("NaN", double.NaN)]
    [InlineData("Infinity", double.PositiveInfinity)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    public void A_number_may_be_not_finite(string cell, double value) => Assert.Equal(value, Row(cell).Number("a"));

    [Theory]
    [InlineData("")]
    [InlineData("1,5")]
    [InlineData("1,000.5")]
    [InlineData("0x1")]
    public void A_number_is_written_as_in_every_culture(string cell) => Assert.Equal(
        $"runs/x/t.csv: line 7, column a is '{cell}'; it must be a number, NaN, Infinity or -Infinity.",
        Assert.Throws<StorageException>(() => Row(cell).Number("a")).Message);

    [Fact]
    public void A_missing_column_reads_as_NaN() => Assert.Equal(double.NaN, Row("1").Number("missing"));

    /// <summary>Such a line is damaged: its number is not one that the run did not measure.</summary>
    [Fact]
    public void A_line_that_ends_too_early_is_refused()
    {
        const string Expected = "runs/x/t.csv: line 7 ends before column c; every line has 3 columns.";
        Assert.Equal(Expected, Assert.Throws<StorageException>(() => Row("1", "2").Number("c")).Message);
        Assert.Equal(Expected, Assert.Throws<StorageException>(() => Row("1", "2").Text("c")).Message);
    }
}
