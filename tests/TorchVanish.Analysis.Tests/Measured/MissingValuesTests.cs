using TorchVanish.Analysis.Measured;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Tests.Measured;

/// <summary>Zero, not defined and not finite are three different things.</summary>
public sealed class MissingValuesTests
{
    private static MeasuredCell Cell(params LayerRow[] rows) =>
        MeasuredRun.From([Rows.Record("run", rows)])[0].Cell(0, 1, Quantity.WeightChange);

    /// <summary>A row of norms 1 without a broken entry, with a weight change of this value.</summary>
    private static LayerRow Row(int replicate, double value, double broken = 0, double gradient = 1, double weight = 1) =>
        new(replicate, 0, 1, "hidden1", [.. Quantities.All.Select(quantity => quantity switch
        {
            Quantity.WeightChange => value,
            Quantity.NonfiniteCount or Quantity.NonfiniteActivationCount => broken,
            Quantity.NonfiniteGradientCount => 0,
            Quantity.WeightGradientNorm => gradient,
            Quantity.WeightNorm => weight,
            _ => 1,
        })]);

    [Fact]
    public void Each_is_counted_by_itself()
    {
        var cell = Cell(
            Row(0, 0), Row(1, 0.5), Row(2, double.NaN), Row(3, double.NaN, broken: 1), Row(4, double.PositiveInfinity), Row(5, double.NaN));
        Assert.Equal((1, 2, 2, 2), (cell.Spread.Zeros, cell.NotDefined, cell.NotFinite, cell.Numbers));
    }

    [Fact]
    public void Not_a_number_beside_a_broken_norm_or_entry_is_not_finite()
    {
        Assert.Equal((0, 1), Counts(Row(0, double.NaN, broken: 1)));
        Assert.Equal((0, 1), Counts(Row(0, double.NaN, gradient: double.NaN)));
        Assert.Equal((0, 1), Counts(Row(0, double.NaN, weight: double.PositiveInfinity)));
        Assert.Equal((1, 0), Counts(Row(0, double.NaN)));
        Assert.Equal((0, 1), Counts(Row(0, double.NegativeInfinity)));
        Assert.Equal((0, 0), Counts(Row(0, 3, broken: 1)));
    }

    /// <summary>A monitor has rows of activation modules and of frozen layers.</summary>
    [Fact]
    public void What_a_row_of_a_monitor_does_not_have_is_not_defined()
    {
        Assert.Equal((1, 0), Counts(Row(0, double.NaN, gradient: double.NaN, weight: double.NaN)));
        Assert.Equal((1, 0), Counts(Row(0, double.NaN, broken: double.NaN, gradient: double.NaN)));
        Assert.Equal((0, 1), Counts(Row(0, double.NaN, broken: 1, gradient: double.NaN, weight: double.NaN)));
        Assert.Equal((0, 1), Counts(Row(0, double.NaN, broken: double.NaN, gradient: double.NaN, weight: double.NaN)));
    }

    private static (int NotDefined, int NotFinite) Counts(LayerRow row) => (Cell(row).NotDefined, Cell(row).NotFinite);
}
