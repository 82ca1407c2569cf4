using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Models.Sequential;
using TorchVanish.Experiments.Training;

namespace TorchVanish.Experiments.Export;

/// <summary>Writes the TorchSharp code of a config's model.</summary>
public static class CSharpExport
{
    /// <param name="source">The name of the config in messages.</param>
    /// <param name="dataDirectory">
    /// The folder that is searched first for data files, which determine the numbers of inputs and outputs.
    /// </param>
    /// <exception cref="ConfigException">The model does not fit the data.</exception>
    public static string Write(ExperimentConfig config, string source, string? dataDirectory)
    {
        try
        {
            return Program(config, dataDirectory).Text;
        }
        catch (ConfigException error)
        {
            throw new ConfigException($"{source}: {error.Message}", error);
        }
    }

    internal static CSharpProgram Program(ExperimentConfig config, string? dataDirectory = null)
    {
        var drawn = DataSources.For(config.Data, dataDirectory).Draw(config.Seed);
        ExperimentChecks.Check(config, drawn);
        var samples = drawn.Training;
        var outputs = config.Model is SequentialConfig model
            ? SequentialPlan.Of(model, samples.Features, samples.TimeSteps).Outputs : samples.Classes;
        return CSharpProgram.Of(config, samples, outputs);
    }
}
