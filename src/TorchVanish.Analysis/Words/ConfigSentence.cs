using System.Globalization;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Words;

/// <summary>An experiment in one sentence.</summary>
public static class ConfigSentence
{
    public static string Of(ExperimentConfig config)
    {
        var training = config.Training;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Model(config.Model)} learns {Data(config.Data)} with {Kind(training.Optimizer)} at learning rate {training.LearningRate}")
            + $", in {Spelling.Count(training.Steps, "step")} of {Spelling.Count(training.BatchSize, "sample")}; "
            + $"{Spelling.Count(config.Replicates, "replicate")}, {config.Dtype.ToString().ToLowerInvariant()}.";
    }

    private static string Data(DataConfig data)
    {
        var samples = data.Samples.ToString(CultureInfo.InvariantCulture);
        return data is CsvConfig table
            ? $"the table {Quoted.Escaped(Path.GetFileName(table.Path))} ({(table.Samples == 0 ? "all rows" : $"{samples} rows")})"
            : $"{Kind(data)} ({samples} samples)";
    }

    private static string Model(ModelConfig model) => model switch
    {
        MlpConfig mlp => $"A network with {Spelling.Count(mlp.Depth, "hidden layer")} of {string.Join(", ", mlp.Width.Values)} "
            + $"{Kind(mlp.Activation)} units"
            + $", initialized by {Kind(mlp.Initialization)}"
            + (mlp.Normalization is NoNormalizationConfig ? "" : $", with {Kind(mlp.Normalization)}")
            + (mlp.Residual == Residual.None ? "," : $", with {mlp.Residual.ToString().ToLowerInvariant()} shortcuts,"),
        RecurrentConfig recurrent => $"A recurrent network ({Cell(recurrent)}) with {Spelling.Count(recurrent.HiddenSize, "hidden unit")}, "
            + $"initialized by {Kind(recurrent.Initialization)}"
            + (recurrent.RecurrentInitialization == recurrent.Initialization
                ? "," : $" and {Kind(recurrent.RecurrentInitialization)} from state to state,"),
        SequentialConfig sequential =>
            $"A sequential network with {Spelling.Count(LayerTree.Names(sequential).Count, "layer")} with weights",
        _ => "A network",
    };

    private static string Cell(RecurrentConfig model) =>
        Kind<ModelConfig>(model) + (model.Activation is { } phi ? $", {Kind(phi)}" : "");

    private static string Kind<T>(T config)
        where T : class => ConfigName.KindOf(config);
}
