using TorchVanish.Records.Configuration;

namespace TorchVanish.Analysis.Measured;

/// <summary>Epochs = steps · batch / training samples; a table whose length only the file knows counts in steps.</summary>
public sealed record EpochScale(string Unit, double EpochsPerStep)
{
    public static EpochScale Of(ExperimentConfig config)
    {
        var samples = config.Data.Samples;
        if (samples < 2)
            return new EpochScale("step", 1);
        return new EpochScale("epoch", config.Training.BatchSize / (double)(samples - config.Data.ValidationSamples(samples)));
    }

    public double At(int step) => step * EpochsPerStep;
}
