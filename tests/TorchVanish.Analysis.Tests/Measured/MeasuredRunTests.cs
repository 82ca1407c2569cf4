using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Tests.Measured;

/// <summary>What a run is asked for, whatever the order of its rows.</summary>
public sealed class MeasuredRunTests
{
    private static MeasuredRun Of(IReadOnlyList<LayerRow> layers, IReadOnlyList<TrainingRow>? training = null) =>
        MeasuredRun.From([Rows.Record("run", layers, training)])[0];

    [Fact]
    public void Steps_and_layers_are_listed_once_and_ascending()
    {
        var run = Of(
            [
                Rows.Layer(1, 9, 3, 1, name: "output"), Rows.Layer(0, 9, 1, 1), Rows.Layer(0, 2, 2, 1), Rows.Layer(1, 2, 1, 1),
                Rows.Layer(0, 2, 3, 1, name: "output"),
            ],
            [Rows.Training(1, 10), Rows.Training(0, 10), Rows.Training(0, 2)]);
        Assert.Equal([2, 9], run.Steps);
        Assert.Equal([2, 10], run.TrainingSteps);
        Assert.Equal([1, 2, 3], run.Layers);
        Assert.Equal([1, 2], run.HiddenLayers);
    }

    [Fact]
    public void The_moments_are_those_of_the_steps_whose_layers_were_measured()
    {
        var run = Of([Rows.Layer(0, 0, 1, 1), Rows.Layer(0, 6, 1, 1), Rows.Layer(0, 10, 1, 1)], [Rows.Training(0, 99)]);
        Assert.Equal([0, 6, 10], run.Moments.Select(moment => moment.Step));
    }

    [Fact]
    public void Values_are_those_of_one_step_layer_and_quantity_by_replicate()
    {
        var run = Of(
        [
            Rows.Layer(2, 5, 1, 22), Rows.Layer(0, 5, 1, 20), Rows.Layer(1, 5, 1, 21),
            Rows.Layer(0, 6, 1, 90), Rows.Layer(0, 5, 2, 91),
        ]);
        Assert.Equal([20, 21, 22], run.Values(5, 1, Quantity.WeightNorm));
        Assert.Equal([-1, -1, -1], run.Values(5, 1, Quantity.WeightGradientNorm));
        Assert.Empty(run.Values(7, 1, Quantity.WeightNorm));
        Assert.Equal(Spread.Of([20, 21, 22]), run.Spread(5, 1, Quantity.WeightNorm));
    }

    /// <summary>
    /// A replicate that diverges has NaN from then on: what it last had counts, and one that never had a number does not.
    /// </summary>
    [Fact]
    public void The_last_value_of_a_replicate_is_its_last_finite_one()
    {
        var run = Of(
        [
            Rows.Layer(1, 9, 1, 19), Rows.Layer(1, 0, 1, 10),
            Rows.Layer(0, 0, 1, 1), Rows.Layer(0, 4, 1, 2), Rows.Layer(0, 9, 1, double.NaN), Rows.Layer(0, 7, 1, double.PositiveInfinity),
            Rows.Layer(2, 0, 1, double.NaN), Rows.Layer(2, 9, 1, double.NegativeInfinity),
            Rows.Layer(3, 9, 2, 77),
        ]);
        Assert.Equal([2, 19], run.LastValues(1, Quantity.WeightNorm));
        Assert.Equal([77], run.LastValues(2, Quantity.WeightNorm));
    }

    [Fact]
    public void A_ratio_divides_within_a_replicate_and_step()
    {
        var run = Of(
        [
            Rows.Layer(0, 3, 1, 6), Rows.Layer(1, 3, 1, 0), Rows.Layer(2, 3, 1, 5), Rows.Layer(4, 3, 1, 0),
            Rows.Layer(1, 3, 2, 4), Rows.Layer(0, 3, 2, 2), Rows.Layer(3, 3, 2, 1), Rows.Layer(4, 3, 2, 0),
            Rows.Layer(0, 4, 1, 100), Rows.Layer(0, 4, 2, 1),
        ]);
        Assert.Equal([3, 0, double.NaN], run.Ratios(3, numerator: 1, denominator: 2, Quantity.WeightNorm));
    }

    [Fact]
    public void The_last_rows_are_those_of_the_largest_step_of_each_replicate()
    {
        TrainingRow[] training = [Rows.Training(1, 7, 0.7), Rows.Training(0, 9, 0.9), Rows.Training(1, 2, 0.2), Rows.Training(0, 11, 0.11)];
        var run = Of([], training);
        Assert.Equal([training[3], training[0]], run.LastRows());
        Assert.Equal([training[1]], run.Training(9));
        Assert.Empty(run.Training(8));
    }

    [Fact]
    public void An_empty_run_has_nothing_to_list()
    {
        var run = Of([]);
        Assert.Empty(run.Steps);
        Assert.Empty(run.TrainingSteps);
        Assert.Empty(run.Layers);
        Assert.Empty(run.HiddenLayers);
        Assert.Empty(run.Moments);
        Assert.Empty(run.LastRows());
    }

    [Fact]
    public void The_activation_is_that_of_the_model()
    {
        Assert.Equal(new EluConfig(), With(new MlpConfig { Activation = new EluConfig() }));
        Assert.Equal(new ReluConfig(), With(new RnnConfig { Nonlinearity = Nonlinearity.Relu }));
        Assert.Null(With(new LstmConfig()));
    }

    private static ActivationConfig? With(ModelConfig model)
    {
        var record = Rows.Record("run");
        return MeasuredRun.From([record.With(RunConfig.Of(record)! with { Model = model })])[0].Activation;
    }
}
