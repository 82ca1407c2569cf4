using System.Diagnostics;
using TorchVanish.Experiments.Training;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Prescribing;

/// <summary>
/// Measures the duration of the steps of each experiment. A step begins at the end of the previous step on the same thread. The first
/// step of a group, which includes building the network, is not counted.
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

    /// <summary>The duration of a step of one replicate; null if no step was measured.</summary>
    public double? SecondsPerStep(string experiment)
    {
        lock (_gate)
            return _taken.TryGetValue(experiment, out var taken) && taken.Steps > 0 ? taken.Seconds / taken.Steps : null;
    }

    public void Advanced(string experiment, int steps)
    {
        var now = Stopwatch.GetTimestamp();
        // A larger number counts the steps that replicates skip because they ended early.
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
