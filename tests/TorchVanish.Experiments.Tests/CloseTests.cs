namespace TorchVanish.Experiments.Tests;

public sealed class CloseTests
{
    [Theory]
    [InlineData(1e-25, 0, false)]
    [InlineData(0, 1e-300, false)]
    [InlineData(1e-25, 1.1e-25, false)]
    [InlineData(1e-25, 1.0000000001e-25, true)]
    [InlineData(1e30, 1.0000000001e30, true)]
    [InlineData(1e30, double.PositiveInfinity, false)]
    [InlineData(1e30, double.NaN, false)]
    [InlineData(0, 0, true)]
    [InlineData(double.NaN, double.NaN, true)]
    [InlineData(double.NaN, double.PositiveInfinity, false)]
    [InlineData(double.NaN, 0, false)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, false)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, true)]
    public void Only_what_is_close_at_its_own_size_passes(double expected, double actual, bool holds) =>
        Assert.Equal(holds, Close.Holds(expected, actual, tolerance: 1e-9));
}
