using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Training;

/// <summary>An experiment and the folder of its run.</summary>
public sealed record RunPlan(ExperimentConfig Config, string Folder)
{
    /// <summary>The name of the config in messages: its file, or its name if it has no file.</summary>
    public string Source { get; init; } = Config.Name;

    /// <summary>Whether to resume the run in the folder. Finished groups are not trained again.</summary>
    public bool Resume { get; init; }

    /// <summary>The total number of steps over all replicates, for progress reports.</summary>
    public long Steps => (long)Config.Replicates * Config.Training.Steps;
}

/// <summary>Options from the command line that are not part of a config.</summary>
/// <param name="Jobs">The number of parallel threads. It does not affect any result.</param>
/// <param name="Device">auto, cpu, cuda or cuda:N; overrides the config. Null to use the config.</param>
/// <param name="DataDirectory">The folder that is searched first for data files.</param>
/// <param name="Snapshots">Whether to write the parameters, gradients and batches of replicate 0.</param>
/// <param name="CommandLine">The command line as typed, for environment.json.</param>
public sealed record RunOptions(int Jobs, string? Device, string? DataDirectory, bool Snapshots, string CommandLine)
{
    /// <summary>Overrides the config; null to use it.</summary>
    public Kernels? Kernels { get; init; }
}
