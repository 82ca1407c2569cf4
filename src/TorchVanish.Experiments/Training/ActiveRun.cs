using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Snapshots;
using TorchVanish.Records.Configuration;
using TorchVanish.Records.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>An experiment under way: hands out its replicates as units of work and closes its folder after the last of them.</summary>
internal sealed class ActiveRun(
    ExperimentConfig config,
    RunWriter writer,
    IDataSource source,
    Device device,
    bool snapshots,
    ITrainingObserver observer)
{
    private readonly Lock _gate = new();
    private readonly List<DivergedReplicate> _diverged = [];
    private int _left = config.Replicates;
    private bool _closed;

    public IEnumerable<ReplicateUnit> Units() => Enumerable.Range(0, config.Replicates).Select(replicate => new ReplicateUnit(this, replicate));

    /// <summary>Trains one replicate on the calling thread.</summary>
    public void Train(int replicate, CancellationToken cancellation)
    {
        IReadOnlyList<DivergedReplicate> diverged;
        using (NewDisposeScope())
        {
            var seed = config.Seed + replicate;
            using var data = new ReplicateData([source.Draw(seed)], [seed], config.Training.BatchSize, NetworkBuilder.TorchType(config.Dtype), device);
            using var group = NetworkBuilder.Single(config.Model, data.Features, data.Classes, config.Dtype, replicate, seed, device);
            var snapshotWriter = snapshots && replicate == 0 ? new SnapshotWriter(writer, position: 0) : null;
            try
            {
                diverged = new GroupTrainer(config, group, data, writer, snapshotWriter, steps => observer.Advanced(config.Name, steps)).Train(cancellation);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }

        bool last;
        lock (_gate)
        {
            _diverged.AddRange(diverged);
            last = --_left == 0;
        }
        if (last)
            Close(_diverged.Count > 0 ? RunState.Diverged : RunState.Completed);
    }

    /// <summary>Writes what there is and the state, unless that has been done.</summary>
    public void Close(RunState state)
    {
        lock (_gate)
        {
            if (_closed)
                return;
            _closed = true;
        }
        var status = new RunStatus(state, Message(state), "sequential", [.. _diverged.OrderBy(d => d.Replicate)]);
        writer.Finish(status, DateTimeOffset.UtcNow);
        observer.Finished(config.Name, status);
    }

    private string Message(RunState state)
    {
        var done = config.Replicates - _left;
        return state switch
        {
            RunState.Completed => $"All {config.Replicates} replicates took all {config.Training.Steps} steps.",
            RunState.Diverged => $"{_diverged.Count} of {config.Replicates} replicates diverged.",
            RunState.Interrupted => $"Interrupted after {done} of {config.Replicates} replicates; what was measured until then is kept.",
            _ => $"Failed after {done} of {config.Replicates} replicates; what was measured until then is kept.",
        };
    }
}
