using TorchVanish.Configuration;

namespace TorchVanish.Cli.Terminal;

/// <summary>
/// Estimates the duration of one step of one replicate on one core, in seconds. A rough estimate is enough, because only ratios are used,
/// to weight experiments in the progress.
/// </summary>
internal static class TrainingCost
{
    // About 30 GFLOP/s of one core in a stacked step, and about 0.1 ms for the calls of one layer.
    private const double SecondsPerFlop = 1 / 30e9;
    private const double SecondsPerCall = 1e-4;

    private const int MostInOneGraph = 32;

    // The forward pass multiplies once, the backward pass twice; a product is a multiplication and an addition.
    private const int FlopsPerWeight = 6;
    private const int ForwardFlopsPerWeight = 2;

    public static double OfStep(ExperimentConfig config)
    {
        var (weights, calls) = Size(config);
        // Replicates in one graph share its calls.
        var together = config.Execution == Execution.Sequential ? 1 : Math.Min(config.Replicates, MostInOneGraph);
        var sampled = (double)config.Probes.SampledSteps(config.Training.Steps).Count / config.Training.Steps;
        var flops = weights * ((FlopsPerWeight * config.Training.BatchSize)
            + (ForwardFlopsPerWeight * sampled * ValidationSamples(config.Data)));
        return (flops * SecondsPerFlop) + (calls * SecondsPerCall / together);
    }

    // The number of times that each sample uses a weight, and the number of layers or time steps that are called in sequence.
    private static (double Weights, int Calls) Size(ExperimentConfig config)
    {
        switch (config.Model)
        {
            case MlpConfig mlp:
                // The number of features of a file is not known yet, so the first layer counts as if its inputs were of its own width.
                var hidden = Enumerable.Range(1, mlp.Depth).Sum(layer => (double)mlp.Width[layer] * mlp.Width[Math.Max(1, layer - 1)]);
                return (hidden, mlp.Depth + 1);
            case RecurrentConfig recurrent:
                var length = Length(config.Data);
                return ((double)length * recurrent.Gates * recurrent.HiddenSize * recurrent.HiddenSize, length + 1);
            case SequentialConfig sequential:
                return Size(sequential);
            default:
                return (1, 1);
        }
    }

    // Ignores that images and sequences use each weight at several positions, whose number depends on the data.
    private static (double Weights, int Calls) Size(SequentialConfig model)
    {
        var layers = LayerTree.All(model).Select(layer => layer.Config).ToList();
        var units = layers.Select(layer => layer switch
        {
            LinearLayerConfig linear => linear.OutFeatures,
            Conv2dLayerConfig conv => conv.OutChannels * conv.KernelSize * conv.KernelSize,
            _ => 0,
        }).Where(count => count > 0).ToList();
        return (units.Zip(units.Prepend(units.FirstOrDefault()), (to, from) => (double)to * from).Sum(), layers.Count);
    }

    private static int Length(DataConfig data) => data switch
    {
        TemporalOrderConfig order => order.Length,
        AddingConfig adding => adding.Length,
        CopyConfig copy => (2 * copy.Symbols) + copy.Delay,
        _ => 1,
    };

    private static int ValidationSamples(DataConfig data) => data.Samples < 2 ? 0 : data.ValidationSamples(data.Samples);
}
