using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Monitoring.Tests;

/// <summary>Sums in one pass over the memory of the CPU, against torch in float64 and autograd.</summary>
public sealed class SumTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1023)]
    [InlineData(32768)]
    [InlineData(300_001)]
    public void Moments_are_those_of_torch_in_float64(int count)
    {
        using var scope = NewDisposeScope();
        var (a, b) = (randn(count) + 3, randn(count));
        var (wide, gap) = (a.to(ScalarType.Float64), a.to(ScalarType.Float64) - b.to(ScalarType.Float64));
        using var pending = new PendingNumbers();
        var (host, torch) = (Moments.Of(a, pending), Moments.Of(wide, pending));
        var (hostGap, torchGap) = (Moments.OfDifference(a, b, pending), Moments.OfDifference(a, b.to(ScalarType.Float64), pending));
        pending.Read();
        Assert.Equal(count, host.Count);
        foreach (var (mine, theirs, oracle) in new[] { (host, torch, wide), (hostGap, torchGap, gap) })
        {
            Monitored.Close(oracle.sum().item<double>(), mine.Sum, 1e-10);
            Monitored.Close(oracle.square().sum().item<double>(), mine.Squares, 1e-12);
            Monitored.Close(mine.Sum, theirs.Sum, 1e-10);
            Monitored.Close(mine.Squares, theirs.Squares, 1e-12);
        }
    }

    /// <summary>In float32 the squares of both would be 0 and infinity.</summary>
    [Theory]
    [InlineData(1e-30f)]
    [InlineData(1e30f)]
    public void Tiny_and_huge_entries_keep_their_norm(float size)
    {
        using var values = full(1000, size);
        using var pending = new PendingNumbers();
        var moments = Moments.Of(values, pending);
        Assert.Equal(0, moments.Nonfinite);
        Monitored.Close(Math.Sqrt(1000) * size, WeightMeasurement.Norm([moments]) / 1, 1e-12);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_not_finite_is_counted(bool onHost)
    {
        using var values = tensor([1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 2f]);
        using var given = onHost ? values.alias() : values.to(ScalarType.Float64);
        using var pending = new PendingNumbers();
        var moments = Moments.Of(given, pending);
        pending.Read();
        Assert.Equal(3, moments.Nonfinite);
        Assert.True(moments.MayBeNonfinite);
    }

    [Fact]
    public void A_view_with_gaps_has_the_sums_of_its_entries()
    {
        using var whole = arange(12, ScalarType.Float32).reshape(3, 4);
        using var part = whole.t().narrow(0, 1, 2);
        using var pending = new PendingNumbers();
        Assert.Equal(1 + 5 + 9 + 2 + 6 + 10, Moments.Of(part, pending).Sum);
    }

    [Theory]
    [InlineData("relu")]
    [InlineData("sigmoid")]
    [InlineData("tanh")]
    public void Slopes_from_the_output_are_those_of_autograd(string kind)
    {
        using var scope = NewDisposeScope();
        var module = Module(kind);
        var activation = ElementwiseActivation.Of(module)!;
        var z = cat([linspace(-12, 12, 997), tensor([float.PositiveInfinity, float.NegativeInfinity, 0f, -0f, 1e-30f, 100f, -100f])]);
        var slopes = new float[z.numel()];
        activation.FromOutput!(module.forward(z).data<float>().ToArray(), slopes);
        // torch multiplies and adds with one rounding or with two, as the processor does.
        foreach (var (expected, actual) in activation.Derivative(z).data<float>().ToArray().Zip(slopes))
            Assert.Equal(expected, actual, 1e-7f * Math.Abs(expected));
        activation.FromOutput!([float.NaN], slopes);
        Assert.True(float.IsNaN(slopes[0]));
    }

    [Theory]
    [InlineData("relu", false, 5, 130)]
    [InlineData("relu", true, 3, 4, 7, 7)]
    [InlineData("tanh", true, 2, 3, 50)]
    [InlineData("tanh", false, 2, 3, 50)]
    [InlineData("sigmoid", false, 3, 2000)]
    [InlineData("relu", true, 2, 3, 200, 200)]
    public void Slopes_on_the_host_are_those_of_torch(string kind, bool channelsFirst, params int[] shape)
    {
        using var scope = NewDisposeScope();
        var z = randn([.. shape.Select(size => (long)size)]) * 8;
        // A unit without any slope, and a NaN.
        var units = shape.Length >= 4 || channelsFirst ? z.transpose(1, -1) : z;
        units.select(-1, 1).fill_(-1000);
        units.select(-1, 0).select(0, 0).fill_(float.NaN);
        var module = Module(kind);
        var activation = ElementwiseActivation.Of(module)!;
        using var pending = new PendingNumbers();
        var host = Slopes.Of(activation, z, module.forward(z), channelsFirst, nonfinite: true, pending);
        var wide = z.to(ScalarType.Float64);
        var torch = Slopes.Of(activation, wide, module.forward(wide), channelsFirst, nonfinite: true, pending);
        pending.Read();
        Assert.Equal(torch.Finite, host.Finite);
        Assert.True(host.Finite < z.numel());
        Assert.True(double.IsNaN(host.Sum));
        Assert.InRange(host.DeadShare, 1.0 / units.shape[^1], 0.5);
        Assert.Equal(torch.DeadShare, host.DeadShare);
        // float32 may round across the threshold.
        Assert.InRange(host.Saturated - torch.Saturated, -2, 2);
        z.nan_to_num_(0.5);
        host = Slopes.Of(activation, z, module.forward(z), channelsFirst, nonfinite: false, pending);
        Monitored.Close(activation.Derivative(z.to(ScalarType.Float64)).sum().item<double>(), host.Sum, 1e-5);
    }

    [Fact]
    public void Passes_of_different_widths_leave_the_dead_share_undefined()
    {
        using var scope = NewDisposeScope();
        var module = ReLU();
        var activation = ElementwiseActivation.Of(module)!;
        using var pending = new PendingNumbers();
        var (a, b) = (ones(2, 3), ones(2, 4));
        var both = Slopes.Of(activation, a, a, false, false, pending).Plus(Slopes.Of(activation, b, b, false, false, pending));
        Assert.Equal(14, both.Sum);
        Assert.True(double.IsNaN(both.DeadShare));
    }

    private static Module<Tensor, Tensor> Module(string kind) => kind switch { "relu" => ReLU(), "tanh" => Tanh(), _ => Sigmoid() };
}
