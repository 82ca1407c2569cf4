using System.Text.RegularExpressions;
using CommandLine;
using TorchVanish.Cli.Terminal;
using TorchVanish.Experiments.Training;
using TorchVanish.ProcessPolicy;

namespace TorchVanish.Cli.Verbs;

/// <summary>The options of all commands that train.</summary>
internal abstract partial class TrainingVerb : Verb
{
    [Option("jobs", MetaValue = "N", HelpText = "The number of replicates, or groups of replicates, to train in parallel, each on one "
        + "thread (default: the number of cores). Results do not depend on it.")]
    public int? Jobs { get; set; }

    [Option("device", MetaValue = "DEVICE", HelpText = "auto, cpu, cuda or cuda:N; overrides the config (default: auto, which uses CUDA "
        + "if torch can).")]
    public string? Device { get; set; }

    [Option("kernels", MetaValue = "KIND", HelpText = "auto or torch; overrides the config. With torch, torch's own operations compute "
        + "and measure everything.")]
    public string? KernelKind { get; set; }

    [Option("data-dir", MetaValue = "DIR", HelpText = OptionText.DataDirectory)]
    public string? DataDirectory { get; set; }

    [Option("out", MetaValue = "DIR", HelpText = "The output folder, which must not contain a run (default: a new folder under runs/).")]
    public string? Out { get; set; }

    [Option("json", HelpText = OptionText.Json)]
    public bool Json { get; set; }

    protected void CheckTrainingOptions()
    {
        if (Jobs is < 1 or > 1024)
            throw new ConfigException($"--jobs {Jobs}: must be a number from 1 to 1024.");
        if (Device is not null && !DeviceName().IsMatch(Device))
            throw new ConfigException($"--device {Device}: must be auto, cpu, cuda or cuda:N.");
        if (KernelKind is not (null or "auto" or "torch"))
            throw new ConfigException($"--kernels {KernelKind}: must be auto or torch.");
        if (DataDirectory is not null && !Directory.Exists(DataDirectory))
            throw new StorageException($"--data-dir {DataDirectory}: the folder does not exist.");
    }

    /// <summary>Trains, with progress on the terminal.</summary>
    /// <param name="folder">The folder that the message names if training is interrupted.</param>
    /// <param name="plans">The experiments.</param>
    /// <param name="snapshots">Whether replicate 0's tensors are written.</param>
    /// <param name="notes">Whether notes on configs and data are shown. The program's own configs are unusual on purpose.</param>
    /// <param name="accepted">Called after all checks, before the first folder is created.</param>
    protected void Train(string folder, IReadOnlyList<RunPlan> plans, bool snapshots, bool notes, Action? accepted = null)
    {
        try
        {
            Train(plans, snapshots, notes, observer => observer, accepted);
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException($"Interrupted. The results so far are in {folder}; torchvanish report {folder} draws "
                + "them.");
        }
    }

    /// <inheritdoc cref="Train(string, IReadOnlyList{RunPlan}, bool, bool, Action?)"/>
    /// <param name="watched">Wraps the observer that shows the progress.</param>
    /// <exception cref="OperationCanceledException">Training was interrupted; the results so far are on disk.</exception>
    protected void Train(
        IReadOnlyList<RunPlan> plans, bool snapshots, bool notes, Func<ITrainingObserver, ITrainingObserver> watched,
        Action? accepted = null)
    {
        var options = new RunOptions(Jobs ?? Environment.ProcessorCount, Device, DataDirectory, snapshots, Environment.CommandLine)
        {
            Kernels = KernelKind switch { "torch" => Configuration.Kernels.Torch, "auto" => Configuration.Kernels.Auto, _ => null },
        };
        using var interruption = new Interruption();
        TrainingProgress.Show(plans, notes, observer =>
            new SuiteRunner(options, watched(observer), TorchProcess.Begin).Run(plans, interruption.Token, accepted));
    }

    [GeneratedRegex("^(auto|cpu|cuda|cuda:[0-9]+)$")]
    private static partial Regex DeviceName();
}
