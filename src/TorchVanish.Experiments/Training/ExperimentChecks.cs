using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Models;

namespace TorchVanish.Experiments.Training;

/// <summary>Checks of a config together with its data. They do not depend on the machine and do not need libtorch.</summary>
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
