using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Models;
using TorchVanish.Runs.Files;

namespace TorchVanish.Experiments.Training;

/// <summary>Checks of a config that need its data.</summary>
internal static class DataChecks
{
    /// <exception cref="ConfigException">There are too few samples for a batch, or the model does not fit the samples.</exception>
    /// <param name="outputs">The number of outputs in the config; null if it follows from the data.</param>
    public static void Check(ExperimentConfig config, DataSplit split, int? outputs = null)
    {
        if (config.Training.BatchSize > split.Training.Count && config.Data is not CsvConfig)
        {
            throw new ConfigException(
                $"training.batch_size is {config.Training.BatchSize} while {split.Training.Count} samples are left for training; "
                + $"it must be at most {split.Training.Count}.");
        }
        if (config.Model is RecurrentConfig && split.Training.TimeSteps == 1)
        {
            throw new ConfigException(
                $"model.kind is {ConfigName.KindOf(config.Model)} while data.kind is {ConfigName.KindOf(config.Data)}, whose samples are "
                    + $"not "
                + $"sequences; set data.kind to {string.Join(" or ", SequenceConfig.Kinds)}, or model.kind to mlp.");
        }
        CheckTarget(config, split.Training, outputs);
        if (config.Model is not RecurrentConfig && split.Training.Outputs > 1)
        {
            throw new ConfigException(
                $"model.kind is {ConfigName.KindOf(config.Model)} while data.kind {ConfigName.KindOf(config.Data)} has a label at each of "
                + $"{split.Training.Outputs} steps; it must be recurrent: rnn, lstm or gru.");
        }
        if (config.Probes.Jacobians && split.Training.Targets is not null)
        {
            throw new ConfigException(
                $"probes.jacobians is true while the targets of data.kind {ConfigName.KindOf(config.Data)} are not classes; it must be "
                    + $"false, "
                + "or the data must have classes.");
        }
        var shapes = WeightMatrix.Of(config.Model, split.Training.Features, split.Training.Classes, split.Training.TimeSteps);
        if (shapes.FirstOrDefault(matrix => matrix.Law is SpectralRadiusConfig && matrix.Rows != matrix.Columns) is { } oblong)
        {
            throw new ConfigException(
                $"{oblong.Path} is spectral_radius while {oblong.Layer} has a matrix of {oblong.Rows} by {oblong.Columns}; choose an "
                + "initialization for matrices that are not square, and use spectral_radius in model.recurrent_initialization.");
        }
    }

    private static void CheckTarget(ExperimentConfig config, LabelledSamples samples, int? outputs)
    {
        var form = TargetForm.Of(samples, outputs);
        if (form.Refusal(samples) is { } refusal)
            throw new ConfigException($"model has {form.Outputs} {(form.Outputs == 1 ? "output" : "outputs")} while {refusal}.");
        if (LossForms.Instead(config.Training.Loss, form.Kind) is not { } instead)
            return;
        var data = config.Data is CsvConfig csv ? $"data.task {RecordJson.Name(csv.Task.ToString())}" : $"data.kind "
            + $"{ConfigName.KindOf(config.Data)}";
        var problem = form.Kind switch
        {
            TargetKind.ClassNumber => "the model has one output",
            TargetKind.Labels => $"the targets of {data} are several labels",
            _ => $"the targets of {data} are numbers",
        };
        throw new ConfigException($"training.loss is {LossForms.Name(config.Training.Loss)} while {problem}; it must be {instead}.");
    }
}
