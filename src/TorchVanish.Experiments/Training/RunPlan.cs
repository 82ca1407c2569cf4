using TorchVanish.Records.Configuration;

namespace TorchVanish.Experiments.Training;

/// <summary>An experiment, and the folder that its run goes to.</summary>
public sealed record RunPlan(ExperimentConfig Config, string Folder)
{
    /// <summary>What to call the config in a message: its file, where there is one.</summary>
    public string Source { get; init; } = Config.Name;

    /// <summary>Steps of all replicates together, for a progress bar.</summary>
    public long Steps => (long)Config.Replicates * Config.Training.Steps;
}

/// <summary>What is said on the command line rather than in a config.</summary>
/// <param name="Jobs">Replicates that are trained beside each other, each on one thread. No number depends on it.</param>
/// <param name="Device">auto, cpu, cuda or cuda:N instead of what the config says; null to leave it.</param>
/// <param name="DataDirectory">Where real data is looked for first.</param>
/// <param name="Snapshots">Whether replicate 0's parameters, gradients and batches are written.</param>
/// <param name="CommandLine">As typed, for the record.</param>
public sealed record RunOptions(int Jobs, string? Device, string? DataDirectory, bool Snapshots, string CommandLine);
