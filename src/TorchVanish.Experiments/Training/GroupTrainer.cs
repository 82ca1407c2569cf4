using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Probes;
using TorchVanish.Experiments.Snapshots;
using TorchVanish.Records.Configuration;
using TorchVanish.Records.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>Trains the replicates of one group, step by step, and hands on what is measured at the sampled steps.</summary>
internal sealed class GroupTrainer(
    ExperimentConfig config,
    ReplicateGroup group,
    ReplicateData data,
    RunWriter writer,
    SnapshotWriter? snapshots,
    Action<int> advanced)
{
    private readonly TrainingConfig _training = config.Training;
    private readonly HashSet<int> _sampledSteps = [.. config.Probes.SampledSteps(config.Training.Steps)];

    /// <returns>The replicates whose loss or gradient stopped being finite.</returns>
    public IReadOnlyList<DivergedReplicate> Train(CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        using var optimizer = Optimizers.For(_training, group.Parameters.Select(p => p.parameter));
        var probe = new NetworkProbe(group);
        group.Train();
        // The step after the last update measures the trained network and updates nothing.
        for (var step = 0; step <= _training.Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var diverged = Step(step, optimizer, probe);
            if (diverged is not null)
            {
                advanced(_training.Steps - step);
                return [diverged];
            }
            if (step < _training.Steps)
                advanced(1);
        }
        return [];
    }

    private DivergedReplicate? Step(int step, optim.Optimizer optimizer, NetworkProbe probe)
    {
        using var scope = NewDisposeScope();
        var last = step == _training.Steps;
        var (x, y) = data.NextBatch();
        optimizer.zero_grad();
        var (logits, sample) = _sampledSteps.Contains(step) ? probe.Watch(() => group.Forward(x)) : (group.Forward(x), null);
        var loss = Losses.Of(_training.Loss, logits, y);
        // Replicates share no parameter, so the gradient of the sum is each replicate's own gradient.
        loss.sum().backward();

        var norm = Gradients.Norm(group);
        var diverged = Divergence(step, loss, norm);
        sample?.KeepBeforeUpdate();
        if (sample is not null)
            snapshots?.Write(step, group, x, y);
        Gradients.Clip(group, _training.Clipping, norm);
        var measures = sample is not null || last || diverged is not null;
        var clippedNorm = measures && _training.Clipping is not NoClippingConfig ? Gradients.Norm(group) : norm;
        var readout = measures ? Read(loss, logits, y, norm, clippedNorm) : null;
        if (!last && diverged is null)
            optimizer.step();
        if (readout is not null)
            Record(step, readout, sample);
        return diverged;
    }

    private DivergedReplicate? Divergence(int step, Tensor loss, Tensor norm)
    {
        var (lossValue, normValue) = (loss.to(ScalarType.Float64).item<double>(), norm.to(ScalarType.Float64).item<double>());
        if (double.IsFinite(lossValue) && double.IsFinite(normValue))
            return null;
        var (what, value) = double.IsFinite(lossValue) ? ("gradient norm", normValue) : ("loss", lossValue);
        return new DivergedReplicate(group.Replicates[0], step, FormattableString.Invariant($"the {what} is {value}"));
    }

    private Readout Read(Tensor loss, Tensor logits, Tensor y, Tensor norm, Tensor clippedNorm)
    {
        var readout = new Readout(group.Count);
        readout.Add(loss);
        readout.Add(Losses.Accuracy(logits, y));
        using (no_grad())
        {
            group.Evaluate();
            var validation = group.Forward(data.ValidationInputs);
            group.Train();
            readout.Add(Losses.Of(_training.Loss, validation, data.ValidationLabels));
            readout.Add(Losses.Accuracy(validation, data.ValidationLabels));
        }
        readout.Add(norm);
        readout.Add(clippedNorm);
        return readout;
    }

    private void Record(int step, Readout readout, NetworkProbe.Sample? sample)
    {
        sample?.Measure(readout);
        var values = readout.Fetch();
        for (var r = 0; r < group.Count; r++)
        {
            var (replicate, v) = (group.Replicates[r], values[r]);
            var training = new TrainingRow(replicate, step, v[0], v[1], v[2], v[3], v[4], v[5]);
            var (layers, weights) = sample?.Rows(replicate, step, v) ?? ([], []);
            writer.Add(training, layers, weights);
        }
    }
}
