using System.Diagnostics;
using TorchVanish.Experiments.Training;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Prescribing;

/// <summary>
/// Measures how long the steps of each experiment take, on the threads that take them. A step counts from the end of the step before it
/// on the same thread, so the first step of a group, which includes building it, is left out.
/// </summary>
internal sealed class StepClock : ITrainingObserver, IDisposable
{
    private readonly ITrainingObserver _shown;
    private readonly Dictionary<string, int> _replicates;
    private readonly ThreadLocal<(string Experiment, long Time)> _last = new();
    private readonly Dictionary<string, (double Seconds, long Steps)> _taken = [];
    private readonly Lock _gate = new();

    public StepClock(ITrainingObserver shown, IEnumerable<RunPlan> plans)
    {
        _shown = shown;
        _replicates = plans.ToDictionary(plan => plan.Config.Name, plan => plan.Config.Replicates);
    }

    /// <summary>Of one replicate; null where no step was measured.</summary>
    public double? SecondsPerStep(string experiment)
    {
        lock (_gate)
            return _taken.TryGetValue(experiment, out var taken) && taken.Steps > 0 ? taken.Seconds / taken.Steps : null;
    }

    public void Advanced(string experiment, int steps)
    {
        var now = Stopwatch.GetTimestamp();
        // More at once are the steps that replicates skip because they ended early.
        if (steps > 0 && steps <= _replicates[experiment] && _last.Value.Experiment == experiment)
        {
            lock (_gate)
            {
                var (seconds, count) = _taken.GetValueOrDefault(experiment);
                _taken[experiment] = (seconds + Stopwatch.GetElapsedTime(_last.Value.Time, now).TotalSeconds, count + steps);
            }
        }
        _last.Value = (experiment, now);
        _shown.Advanced(experiment, steps);
    }

    public void Finished(string experiment, RunStatus status) => _shown.Finished(experiment, status);

    public void Noted(string run, string note) => _shown.Noted(run, note);

    public void Dispose() => _last.Dispose();
}
