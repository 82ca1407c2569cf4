using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Tests.Gradients;
using TorchVanish.Experiments.Tests.Training;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Tests.Probes;

/// <summary>timesteps.csv, and what layers.csv says of a recurrent layer, against backpropagation through time in plain C#.</summary>
public sealed class TimestepTests
{
    private const int Batch = 4;

    private static readonly RnnConfig Model = new() { HiddenSize = 3 };

    private static readonly double[] Inputs = [.. Enumerable.Range(0, Batch * 10).Select(i => Math.Round(Math.Sin(i * 1.7), 3))];

    private static readonly int[] Labels = [0, 1, 1, 0];

    [Fact]
    public void The_gradient_of_every_hidden_state_is_that_of_the_chain_rule()
    {
        var (run, byHand) = Train();
        var rows = run.Timesteps.Where(row => row.Step == 0).ToList();
        Assert.Equal([1, 2, 3, 4, 5], rows.Select(row => row.Time));
        for (var time = 0; time < 5; time++)
            Relative.AtMost(1e-12, [rows[time].HiddenGradientNorm], [Norm(byHand.States[time])], $"‖∂L/∂h‖ at time {time + 1}");
        Assert.Equal(run.Layers.Select(row => row.Step).Distinct(), run.Timesteps.Select(row => row.Step).Distinct());
    }

    [Fact]
    public void The_recurrent_layer_is_measured_over_all_time_steps()
    {
        var (run, byHand) = Train();
        var hidden = run.Layers[0];
        Assert.Equal(("hidden1", "output"), (hidden.Name, run.Layers[1].Name));
        Relative.AtMost(1e-12, [hidden[Quantity.PreactivationGradientNorm]], [Norm(byHand.Preactivations.SelectMany(z => z))], "‖∂L/∂z‖");
        Relative.AtMost(1e-12, [hidden[Quantity.WeightGradientNorm]], [Norm(byHand.Input.Concat(byHand.Recurrent))], "‖∂L/∂W‖");
        Relative.AtMost(1e-12, [hidden[Quantity.WeightNorm]], [Norm([Parameter("hidden1.weight_ih")!, Parameter("hidden1.weight_hh")!])],
            "‖W‖");
        double[] h = [.. byHand.Hidden.SelectMany(state => state.SelectMany(value => value))];
        Relative.AtMost(1e-12, [hidden[Quantity.ActivationMean]], [h.Average()], "mean of h");
        Relative.AtMost(1e-12, [hidden[Quantity.ActivationStd]], [Math.Sqrt(h.Average(v => v * v) - (h.Average() * h.Average()))],
            "std of h");
        Relative.AtMost(1e-12, [hidden[Quantity.DerivativeMean]], [h.Average(v => 1 - (v * v))], "mean of φ′");
        Relative.AtMost(1e-12, [hidden[Quantity.DerivativeRms]], [Math.Sqrt(h.Average(v => (1 - (v * v)) * (1 - (v * v))))], "rms of φ′");
        Assert.Equal(0, hidden[Quantity.DeadFraction]);
    }

    [Fact]
    public void A_model_that_is_not_recurrent_has_no_time_steps()
    {
        using var run = new TrainedRun(SmallExperiments.Named("sigmoid sgd") with { Data = new TemporalOrderConfig { Samples = 60 } });
        Assert.Empty(run.Record.Timesteps);
        Assert.False(File.Exists(Path.Combine(run.Folder, RunFiles.Timesteps)));
    }

    private static (RunRecord run, HandUnrolledRnnGradient byHand) Train()
    {
        var config = new ExperimentConfig
        {
            Model = Model,
            Training = new TrainingConfig { BatchSize = Batch, Steps = 3 },
            Dtype = Dtype.Float64
        };
        var samples = new LabelledSamples([.. Inputs.Select(v => (float)v)], Labels, Features: 10, Classes: 2, TimeSteps: 5);
        double[][][] x = [.. samples.Inputs.Select(v => (double)v).Chunk(10).Select(sample => sample.Chunk(2).ToArray())];
        var byHand = new HandUnrolledRnn(name => Parameter(name)!, x, Labels, Model, Loss.CrossEntropy).Differentiate();
        return (GivenNetwork.Train(config, new DataSplit(samples, samples), Parameter).Run, byHand);
    }

    private static double[]? Parameter(string name)
    {
        var entries = name switch
        {
            "hidden1.weight_ih" => 6,
            "hidden1.weight_hh" => 9,
            "output.weight" => 6,
            "output.bias" => 2,
            _ => 3,
        };
        return [.. Enumerable.Range(0, entries).Select(i => Math.Cos((i * 2.3) + name.Length))];
    }

    private static double Norm(IEnumerable<double[]> rows) => Math.Sqrt(rows.SelectMany(row => row).Sum(v => v * v));
}
