using TorchVanish.Configuration;
using TorchVanish.Experiments.Devices;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Snapshots;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// A running experiment. It provides its groups of replicates as units of work, and closes its folder after the last one.
/// </summary>
internal sealed class ActiveRun(
    ExperimentConfig config,
    RunWriter writer,
    SamplePool pool,
    ITorchWork work,
    Device device,
    bool snapshots,
    ITrainingObserver observer)
{
    private readonly Lock _gate = new();
    private readonly List<DivergedReplicate> _diverged = [.. writer.FinishedGroups.SelectMany(group => group.Diverged)];
    private readonly List<StoppedReplicate> _stopped = [.. writer.FinishedGroups.SelectMany(group => group.Stopped)];
    private readonly ExecutionPlan _plan = ExecutionPlan.For(config);
    private int _left = config.Replicates - writer.FinishedGroups.Sum(group => group.Replicates.Count);
    private bool _closed;

    public IEnumerable<ReplicateUnit> Units()
    {
        var finished = writer.FinishedGroups.SelectMany(group => group.Replicates).ToHashSet();
        IReadOnlyList<int>[] open = [.. _plan.Groups.Where(group => !group.All(finished.Contains))];
        foreach (var group in open)
            pool.Announce(config, group, device);
        observer.Advanced(config.Name, finished.Count * config.Training.Steps);
        return open.Select(group => new ReplicateUnit(this, group));
    }

    /// <summary>Trains the replicates of one group on the calling thread.</summary>
    public void Train(IReadOnlyList<int> replicates, CancellationToken cancellation)
    {
        EarlyEnds ends;
        using (NewDisposeScope())
        {
            int[] seeds = [.. replicates.Select(config.SeedOf)];
            var samples = work.During(() => pool.Borrow(config, replicates, device));
            using var group = work.During(() =>
                NetworkBuilder.Build(config, samples.Features, samples.Classes, replicates, _plan.Stacked, device, samples.TimeSteps,
                samples.Outputs));
            var snapshotWriter = snapshots && replicates.Contains(0) ? new SnapshotWriter(writer, replicates.ToList().IndexOf(0)) : null;
            try
            {
                ends = new GroupTrainer(config, group, samples, seeds, writer, snapshotWriter, work, steps =>
                    observer.Advanced(config.Name, steps)).Train(cancellation);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
        pool.Return(config, replicates, device);
        work.GroupEnded();

        bool last;
        lock (_gate)
        {
            _diverged.AddRange(ends.Diverged);
            _stopped.AddRange(ends.Stopped);
            _left -= replicates.Count;
            last = _left == 0;
        }
        if (last)
            CloseIfDone();
        else
            writer.Finish(new GroupEnd([.. replicates], ends.Diverged, ends.Stopped));
    }

    /// <summary>Closes a resumed run whose groups have all ended, because the process was killed before it wrote the status.</summary>
    public void CloseIfDone()
    {
        if (_left == 0)
            Close(_diverged.Count > 0 ? RunState.Diverged : RunState.Completed);
    }

    /// <summary>Writes the remaining rows and the status, unless this has been done.</summary>
    public void Close(RunState state)
    {
        lock (_gate)
        {
            if (_closed)
                return;
            _closed = true;
        }
        var status = new RunStatus(state, Message(state), _plan.Description, [.. _diverged.OrderBy(d => d.Replicate)])
        {
            StoppedReplicates = [.. _stopped.OrderBy(s => s.Replicate)],
        };
        writer.Finish(status, DateTimeOffset.UtcNow);
        observer.Finished(config.Name, status);
    }

    private string All => config.Replicates switch { 1 => "The replicate", 2 => "Both replicates", var count => $"All {count} replicates" };

    private string AllSteps => config.Training.Steps == 1 ? "its one step" : $"all {config.Training.Steps} steps";

    private string Message(RunState state)
    {
        var done = config.Replicates - _left;
        return state switch
        {
            RunState.Completed when _stopped.Count > 0 =>
                $"{_stopped.Count} of {config.Replicates} replicates were stopped by training.stop, "
                + $"and {config.Replicates - _stopped.Count} took {AllSteps}.",
            RunState.Diverged when _stopped.Count > 0 =>
                $"{_diverged.Count} of {config.Replicates} replicates diverged, and {_stopped.Count} were stopped by training.stop.",
            RunState.Completed => $"{All} took {AllSteps}.",
            RunState.Diverged => $"{_diverged.Count} of {config.Replicates} replicates diverged.",
            RunState.Interrupted => $"Interrupted after {done} of {config.Replicates} replicates; the results so far are kept.",
            _ => $"Failed after {done} of {config.Replicates} replicates; the results so far are kept.",
        };
    }
}
