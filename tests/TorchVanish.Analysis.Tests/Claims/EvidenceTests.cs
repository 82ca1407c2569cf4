using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Tests.Measured;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Tests.Claims;

/// <summary>The numbers that claims rest on, from rows that can be worked out by hand.</summary>
public sealed class EvidenceTests
{
    private static readonly ExperimentConfig First = new() { Name = "first" };
    private static readonly ExperimentConfig Second = new() { Name = "second" };

    private static Evidence Of(params RunRecord[] records) =>
        new(MadeUp.Settings, MeasuredRun.From(records).ToDictionary(run => run.Record.Name));

    private static LayerRow Signal(int replicate, int step, int layer, double value, string? name = null) =>
        Rows.Layer(replicate, step, layer, value, Quantity.PreactivationGradientNorm, name);

    /// <summary>
    /// Four layers, three of them hidden; the signal of replicate 0 is a tenth, that of replicate 1 a thousandth; later all is 1.
    /// </summary>
    private static readonly RunRecord Vanishing = Rows.Record("first",
    [
        Signal(0, 2, 1, 0.5), Signal(0, 2, 2, 0.7), Signal(0, 2, 3, 5), Signal(0, 2, 4, 99, "output"),
        Signal(1, 2, 1, 0.002), Signal(1, 2, 2, 0.7), Signal(1, 2, 3, 2), Signal(1, 2, 4, 99, "output"),
        Signal(0, 9, 1, 1), Signal(0, 9, 3, 1), Signal(1, 9, 1, 1), Signal(1, 9, 3, 1),
    ]);

    [Fact]
    public void The_signal_ratio_is_first_over_last_hidden_layer_at_the_first_step()
    {
        Assert.Equal([0.1, 0.001], Of(Vanishing).SignalRatios(First));
        Assert.Equal(0.01, Of(Vanishing).SignalRatio(First).Estimate, 12);
        Assert.Equal(2, Of(Vanishing).SignalRatio(First).Replicates);
    }

    /// <summary>Between three hidden layers lie two factors: the root of what is left.</summary>
    [Fact]
    public void A_layers_factor_multiplied_once_for_each_step_down_is_what_is_left()
    {
        var factor = Of(Vanishing).SignalFactor(First);
        Assert.Equal(0.1, factor.Estimate, 12);
        Assert.Equal(Of(Vanishing).SignalRatio(First).Low, factor.Low * factor.Low, 12);
        Assert.Equal(2, factor.Replicates);
    }

    [Theory]
    [InlineData(0.75, 0.75)]
    [InlineData(0, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(double.PositiveInfinity, 0)]
    public void A_network_whose_accuracy_is_not_finite_classifies_nothing(double recorded, double counted) =>
        Assert.Equal(counted, Evidence.Accuracy(Rows.Training(0, 1, recorded)));

    [Fact]
    public void The_accuracy_is_the_mean_over_replicates_of_where_each_ended()
    {
        var evidence = Of(Rows.Record(
            "first", [], [Rows.Training(1, 9, double.NaN), Rows.Training(0, 9, 0.9), Rows.Training(0, 2, 0.1), Rows.Training(2, 5, 0.6)]));
        Assert.Equal([0.9, 0, 0.6], evidence.Accuracies(First));
        Assert.Equal(0.5, evidence.Accuracy(First).Estimate, 12);
        Assert.Equal(3, evidence.Accuracy(First).Replicates);
    }

    [Fact]
    public void A_gain_is_paired_by_seed_and_positive_where_the_first_is_better()
    {
        var evidence = Of(
            Rows.Record("first", [], [Rows.Training(0, 9, 0.9), Rows.Training(1, 9, 0.7)]),
            Rows.Record("second", [], [Rows.Training(1, 9, 0.3), Rows.Training(0, 9, 0.5)]));
        // Both pairs are 0.4 apart, so the interval has no width to speak of; unpaired it would.
        var gain = evidence.Gain(First, Second);
        Assert.Equal(0.4, gain.Estimate, 12);
        Assert.Equal(0, gain.High - gain.Low, 12);
        Assert.Equal(-0.4, evidence.Gain(Second, First).Estimate, 12);
    }

    [Fact]
    public void Pairs_are_the_differences_of_what_stands_at_the_same_place()
    {
        Assert.Equal(MeanInterval.Of([9, -3, 4]), Evidence.Paired([10, 2, 4], [1, 5, 0]));
        Assert.Equal(2, Evidence.Paired([10, double.NaN, 4], [1, 5, 0]).Replicates);
    }

    [Fact]
    public void A_run_is_found_by_the_name_of_its_experiment()
    {
        var evidence = Of(Rows.Record("second"), Rows.Record("first"));
        Assert.Equal("first", evidence.Run(First).Record.Name);
        Assert.Same(MadeUp.Settings, evidence.Settings);
    }
}
