using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Prescription;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Training;
using TorchVanish.ProcessPolicy;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Prescribing;

/// <summary>Trains the trials of a round in one suite, so that their replicates share graphs and cores.</summary>
/// <param name="folder">Each run goes to a folder below it.</param>
/// <param name="source">What messages call the config.</param>
/// <param name="train">Trains, and tells the observer that the clock makes of its own.</param>
internal sealed class SuiteTrainer(
    string folder, string source, string? dataDirectory, Action<IReadOnlyList<RunPlan>, Func<ITrainingObserver, ITrainingObserver>> train)
    : ITrialTrainer, IDisposable
{
    /// <summary>The folder of the runs.</summary>
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
