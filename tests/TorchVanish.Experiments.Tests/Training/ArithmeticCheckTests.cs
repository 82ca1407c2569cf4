using TorchVanish.Configuration;
using TorchVanish.Experiments.Training;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>An accelerated run compares one step with torch, and says how far the two are apart.</summary>
public sealed class ArithmeticCheckTests
{
    public static TheoryData<string> Names => SmallExperiments.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_run_agrees_with_torch_and_records_it(string name)
    {
        using var run = new TrainedRun(SmallExperiments.Named(name) with { Replicates = 2 });
        var arithmetic = run.Record.Environment.Arithmetic!;
        Assert.Equal((ArithmeticKind.Host, "torch autograd, hooks"), (arithmetic.Kind, arithmetic.CheckedAgainst));
        Assert.InRange(arithmetic.WorstRelativeDifference!.Value, 0, ArithmeticCheck.Limit);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void With_kernels_torch_every_quantity_is_the_same_to_rounding(string name)
    {
        var config = SmallExperiments.Named(name) with { Replicates = 2 };
        using var host = new TrainedRun(config);
        using var torch = new TrainedRun(config with { Kernels = Kernels.Torch });
        Assert.Equal(new ArithmeticRecord(ArithmeticKind.Torch), torch.Record.Environment.Arithmetic);
        foreach (var (a, b) in host.Record.Layers.Zip(torch.Record.Layers).Where(pair => pair.First.Step == 0))
            Assert.All(Quantities.All, quantity => Assert.InRange(RelativeDifference.Of(a, b, quantity), 0, ArithmeticCheck.Limit));
    }

    [Fact]
    public void A_difference_ends_the_run_and_names_quantity_and_layer()
    {
        var check = new ArithmeticCheck([Row(1, 0.5)], new(() => [Row(1, 0.5)]));
        Assert.Equal(1e-5 / 0.50001, check.Compare([Row(1, 0.50001)]).WorstRelativeDifference!.Value, 1e-9);
        var message = Assert.Throws<InvalidOperationException>(() => check.Compare([Row(1, 0.501)])).Message;
        Assert.Contains("weight_norm of hidden1", message, StringComparison.Ordinal);
    }

    /// <summary>A deep chaotic network amplifies rounding: there torch's float32 differs from its float64 as much.</summary>
    [Fact]
    public void Rounding_that_layers_amplify_is_no_defect()
    {
        var check = new ArithmeticCheck([Row(1, 0.5)], new(() => [Row(1, 0.51)]));
        Assert.Equal(0.01 / 0.51, check.Compare([Row(1, 0.52)]).TorchRounding!.Value, 12);
        Assert.Throws<InvalidOperationException>(() => check.Compare([Row(1, 0.9)]));
    }

    [Fact]
    public void NaN_agrees_with_NaN_and_with_nothing_else()
    {
        Assert.Equal(0, RelativeDifference.Of(Row(1, double.NaN), Row(1, double.NaN), Quantity.WeightNorm));
        Assert.Equal(double.PositiveInfinity, RelativeDifference.Of(Row(1, double.NaN), Row(1, 0), Quantity.WeightNorm));
    }

    private static LayerRow Row(int layer, double weightNorm) =>
        new(0, 0, layer, $"hidden{layer}", [.. Quantities.All.Select(quantity => quantity == Quantity.WeightNorm ? weightNorm : 1)]);
}
