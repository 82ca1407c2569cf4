using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Prescription;
using TorchVanish.Configuration;
using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.Experiments.Training;
using TorchVanish.ProcessPolicy;
using TorchVanish.Runs;

namespace TorchVanish.DiagnosisStudy.Prescriptions;

/// <summary>Trains the trials of a prescription below a folder, which is removed in the end: their results are in the prescription.</summary>
internal sealed class StudyTrials(string folder, string source, int jobs) : ITrialTrainer, IDisposable
{
    private readonly PlanChecks _checks = new(null);

    public string? Refusal(ExperimentConfig config) => _checks.Refusal(config);

    public IReadOnlyList<TrainedTrial> Train(string round, IReadOnlyList<Trial> trials)
    {
        RunPlan[] plans = [.. trials.Select(trial => new RunPlan(trial.Config, Path.Combine(folder, trial.Config.Name)) { Source = source })];
        var options = new RunOptions(jobs, "cpu", null, Snapshots: false, Environment.CommandLine);
        new SuiteRunner(options, new SilentObserver(), TorchProcess.Begin).Run(plans, CancellationToken.None);
        var runs = MeasuredRun.From([.. plans.Select(plan => RunStore.Read(plan.Folder))]);
        return [.. trials.Zip(runs, (trial, run) => new TrainedTrial(trial, run, null))];
    }

    public void Dispose()
    {
        _checks.Dispose();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
