using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Models.Sequential;

namespace TorchVanish.Experiments.Training;

/// <summary>Checks that the number of outputs fits the labels; <see cref="DataChecks"/> checks the loss.</summary>
internal static class OutputChecks
{
    /// <param name="numeric">Whether targets are numbers.</param>
    /// <exception cref="ConfigException">The number does not fit.</exception>
    public static void Check(ExperimentConfig config, SampleShape shape, bool numeric)
    {
        if (config.Model is not SequentialConfig model)
            return;
        var plan = SequentialPlan.Of(model, shape.Features, shape.TimeSteps);
        var last = plan.Weighted[^1];
        var path = last.Config is LinearLayerConfig ? $"{last.Path}.out_features" : LayerTree.Root;
        if (numeric && plan.Outputs != shape.Classes)
            throw new ConfigException($"{path} gives {plan.Outputs} outputs while a sample has {shape.Classes} targets; it must be "
                + $"{shape.Classes}.");
        // Over one output, a softmax is always 1 and the loss always 0.
        var single = plan.Outputs == 1 && shape.Classes == 2 && config.Training.Loss != Loss.CrossEntropy;
        if (!numeric && plan.Outputs < shape.Classes && !single)
        {
            var also = shape.Classes == 2 ? ", or 1 with another loss than cross_entropy" : "";
            throw new ConfigException(
                $"{path} gives {plan.Outputs} outputs while the data have {shape.Classes} classes; it must be {shape.Classes}{also}.");
        }
    }
}
