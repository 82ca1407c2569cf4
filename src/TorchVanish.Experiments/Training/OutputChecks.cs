using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Models.Sequential;

namespace TorchVanish.Experiments.Training;

/// <summary>Checks that the outputs of a network and its loss fit the labels.</summary>
internal static class OutputChecks
{
    /// <param name="numeric">Whether targets are numbers.</param>
    /// <exception cref="ConfigException">They do not.</exception>
    public static void Check(ExperimentConfig config, SampleShape shape, bool numeric)
    {
        var loss = config.Training.Loss;
        if (numeric && loss == Loss.CategoricalCrossEntropy)
        {
            throw new ConfigException(
                $"training.loss is categorical_cross_entropy while the targets of data.kind {ConfigName.KindOf(config.Data)} are numbers; "
                + "it must be squared_error, absolute_error or huber, or binary_cross_entropy for targets from 0 to 1.");
        }
        if (config.Model is not SequentialConfig model)
            return;
        var plan = SequentialPlan.Of(model, shape.Features, shape.TimeSteps);
        var last = plan.Weighted[^1];
        var path = last.Config is LinearLayerConfig ? $"{last.Path}.out_features" : LayerTree.Root;
        if (numeric && plan.Outputs != shape.Classes)
            throw new ConfigException($"{path} gives {plan.Outputs} outputs while a sample has {shape.Classes} targets; it must be "
                + $"{shape.Classes}.");
        var single = plan.Outputs == 1 && shape.Classes == 2 && loss != Loss.CrossEntropy;
        if (!numeric && plan.Outputs < shape.Classes && !single)
        {
            var also = shape.Classes == 2 ? ", or 1 with another loss than cross_entropy" : "";
            throw new ConfigException(
                $"{path} gives {plan.Outputs} outputs while the data have {shape.Classes} classes; it must be {shape.Classes}{also}.");
        }
    }
}
