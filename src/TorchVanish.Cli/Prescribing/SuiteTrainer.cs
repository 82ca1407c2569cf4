using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Prescription;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Training;
using TorchVanish.ProcessPolicy;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Prescribing;

/// <summary>Trains the trials of a round in one suite, so that they use all cores.</summary>
/// <param name="folder">The parent of the folder <see cref="Trials"/>, which contains the runs.</param>
/// <param name="source">The name of the config in messages.</param>
/// <param name="train">Trains the plans, and reports to the observer that the given function returns for its own observer.</param>
internal sealed class SuiteTrainer(
    string folder, string source, string? dataDirectory, Action<IReadOnlyList<RunPlan>, Func<ITrainingObserver, ITrainingObserver>> train)
    : ITrialTrainer, IDisposable
{
    /// <summary>The name of the folder with the runs.</summary>
    public const string Trials = "trials";

    private readonly PlanChecks _checks = new(dataDirectory);

    public string? Refusal(ExperimentConfig config)
    {
        NativeLibtorch.Load();
        return _checks.Refusal(config);
    }

    public IReadOnlyList<TrainedTrial> Train(string round, IReadOnlyList<Trial> trials)
    {
        RunPlan[] plans =
            [.. trials.Select(trial => new RunPlan(trial.Config, Path.Combine(folder, Trials, trial.Config.Name)) { Source = source })];
        StepClock? clock = null;
        try
        {
            train(plans, shown => clock = new StepClock(shown, plans));
            var runs = MeasuredRun.From([.. plans.Select(plan => RunStore.Read(plan.Folder))]);
            return [.. trials.Zip(runs, (trial, run) => new TrainedTrial(trial, run, clock?.SecondsPerStep(trial.Config.Name)))];
        }
        finally
        {
            clock?.Dispose();
        }
    }

    public void Dispose() => _checks.Dispose();
}
