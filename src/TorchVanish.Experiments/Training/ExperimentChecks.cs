using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Models;

namespace TorchVanish.Experiments.Training;

/// <summary>Everything that is refused of a config once its data are known, whatever the machine; needs no libtorch.</summary>
internal static class ExperimentChecks
{
    /// <param name="drawn">The data of one replicate.</param>
    /// <exception cref="ConfigException">The model, the loss or the batches do not fit the data.</exception>
    public static void Check(ExperimentConfig config, DataSplit drawn)
    {
        DataChecks.Check(config, drawn);
        OutputChecks.Check(config, SampleShape.Of(drawn.Training), numeric: drawn.Training.Targets is not null);
    }
}
