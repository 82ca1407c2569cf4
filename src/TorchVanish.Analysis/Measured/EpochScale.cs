using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Measured;

/// <summary>Converts steps to epochs: steps · batch size / training samples. If the samples are unknown, the unit is a step.</summary>
public sealed record EpochScale(string Unit, double EpochsPerStep)
{
    /// <summary>The scale from the steps per epoch in run.json or, without them, from the config.</summary>
    public static EpochScale Of(MeasuredRun run) => run switch
    {
        { Record.Manifest.StepsPerEpoch: double steps and > 0 } => new EpochScale("epoch", 1 / steps),
        { Config: { } config } => Of(config),
        _ => new EpochScale("step", 1),
    };

    private static EpochScale Of(ExperimentConfig config)
    {
        var samples = config.Data.Samples;
        if (samples < 2)
            return new EpochScale("step", 1);
        return new EpochScale("epoch", config.Training.BatchSize / (double)(samples - config.Data.ValidationSamples(samples)));
    }

    /// <summary>Converts a step to this unit.</summary>
    public double At(int step) => step * EpochsPerStep;
}
