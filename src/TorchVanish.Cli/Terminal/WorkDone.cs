using TorchVanish.Configuration;
using TorchVanish.Experiments.Training;

namespace TorchVanish.Cli.Terminal;

/// <summary>
/// The share of the work that is done, and the remaining time. Steps are weighted by their cost, because a step of one experiment can
/// take a hundred times as long as a step of another.
/// </summary>
internal sealed class WorkDone
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, (double OfStep, int Replicates)> _costs;
    private long? _started;
    private double _total;
    private double _done;
    private int _finished;

    public WorkDone(IReadOnlyList<RunPlan> plans, TimeProvider clock, Func<ExperimentConfig, double> costOfStep)
    {
        _clock = clock;
        _costs = plans.ToDictionary(plan => plan.Config.Name, plan => (costOfStep(plan.Config), plan.Config.Replicates));
        _total = plans.Sum(plan => plan.Steps * _costs[plan.Config.Name].OfStep);
    }

    public int Experiments => _costs.Count;

    public int Finished => _finished;

    /// <summary>From 0 to 1.</summary>
    public double Share
    {
        get
        {
            lock (_gate)
                return _finished == _costs.Count ? 1 : _total > 0 ? Math.Clamp(_done / _total, 0, 1) : 0;
        }
    }

    /// <summary>Null until the first step has been taken.</summary>
    public TimeSpan? Left
    {
        get
        {
            var share = Share;
            return share >= 1 ? TimeSpan.Zero
                : share > 0 && _started is { } started ? _clock.GetElapsedTime(started) * ((1 - share) / share)
                : null;
        }
    }

    public void Advance(string experiment, int steps)
    {
        lock (_gate)
        {
            // Ignores the duration of the first step, which is negligible.
            _started ??= _clock.GetTimestamp();
            var (ofStep, replicates) = _costs[experiment];
            // One call advances each replicate by at most one step; a larger number counts steps that ended replicates skip.
            if (steps > replicates)
                _total -= steps * ofStep;
            else
                _done += steps * ofStep;
        }
    }

    public void Finish() => Interlocked.Increment(ref _finished);
}
