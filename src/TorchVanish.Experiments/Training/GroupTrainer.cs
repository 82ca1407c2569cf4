using TorchVanish.Configuration;
using TorchVanish.Experiments.Devices;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Probes;
using TorchVanish.Experiments.Snapshots;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>Trains the replicates of one group, step by step, and returns the measurements of the sampled steps.</summary>
internal sealed class GroupTrainer(
    ExperimentConfig config,
    ReplicateGroup group,
    ReplicateSamples samples,
    IReadOnlyList<int> seeds,
    RunWriter writer,
    SnapshotWriter? snapshots,
    ITorchWork work,
    Action<int> advanced)
{
    private readonly TrainingConfig _training = config.Training;
    private readonly BatchSource _batches = new(samples, seeds, config.Training.BatchSize);
    private readonly HashSet<int> _sampledSteps = [.. config.Probes.SampledSteps(config.Training.Steps)];
    private readonly OutputForm _form = OutputForms.Of(config);
    private readonly EarlyEnds _ends = new(group.Count, config.Training.Stop);

    /// <returns>The replicates that ended early.</returns>
    public EarlyEnds Train(CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        using var update = new ParameterUpdate(_training, group);
        var probe = new NetworkProbe(group);
        var device = samples.ValidationInputs.device;
        var watch = DivergenceWatch.Of(group, device);
        var search = new NonfiniteSearch(group, onHost: device.type == TorchSharp.DeviceType.CPU);
        group.Train();
        // The step after the last update only measures the trained network.
        for (var step = 0; step <= _training.Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var at = step;
            work.During(() => Step(at, update, probe, watch, search));
            if (_ends.All)
            {
                advanced(group.Count * (_training.Steps - step));
                break;
            }
            if (step < _training.Steps)
                advanced(group.Count);
        }
        return _ends;
    }

    private void Step(int step, ParameterUpdate update, NetworkProbe probe, DivergenceWatch watch, NonfiniteSearch search)
    {
        using var scope = NewDisposeScope();
        Gradients.Clear(group);
        var earlier = AccumulateEarlierBatches();
        var (x, y) = _batches.Next();
        var spectrum = config.Probes.MeasuresSpectrum(step, _training.Steps);
        var (logits, sample) = _sampledSteps.Contains(step)
            ? probe.Watch(() => group.Forward(x), config.Probes.Jacobians || spectrum) : (group.Forward(x), null);
        var own = Losses.Of(_training.Loss, logits, y, _form);
        Backward(own);
        var loss = earlier is null ? own : (earlier + own.detach()) / _training.GradientAccumulation;
        if (sample is null)
        {
            search.LookForwards(x, loss);
            watch.Watch(step, loss, update.NormAndStep(search.LookBackwards));
            return;
        }
        if (config.Probes.Jacobians)
            sample.MultiplyOut(config, x, y, step);
        if (spectrum)
            sample.MeasureSpectrum(config, step);
        if (snapshots is not null && !_ends.Has(snapshots.Position))
            snapshots.Write(step, group, x, y);
        var check = step == 0 && Checked ? ArithmeticCheck.Begin(config, group, samples, x, y) : null;
        // Of the network before the update, like everything else of this step.
        var (accuracy, validationLoss, validationAccuracy) = Evaluate(own, logits, y);
        var updates = step < _training.Steps;
        var (norm, clippedNorm) = updates ? update.Step(sample) : update.OnlyClip(sample);
        watch.Watch(step, loss, norm);
        var readout = new Readout(group.Count);
        watch.AddTo(readout);
        foreach (var values in new[] { loss, accuracy, validationLoss, validationAccuracy, norm, clippedNorm })
            readout.Add(values);
        sample.Measure(readout, updates);
        Record(step, readout, sample, search, check);
    }

    // All batches of an update except the last one, which is measured. Returns the sum of their losses, [R].
    private Tensor? AccumulateEarlierBatches()
    {
        Tensor? sum = null;
        for (var batch = 1; batch < _training.GradientAccumulation; batch++)
        {
            using var scope = NewDisposeScope();
            var (x, y) = _batches.Next();
            var loss = Losses.Of(_training.Loss, group.Forward(x), y, _form);
            Backward(loss);
            sum = (sum is null ? loss.detach() : sum + loss.detach()).MoveToOuterDisposeScope();
        }
        return sum;
    }

    // Replicates do not share parameters, so the gradient of the sum contains each replicate's own gradient.
    private void Backward(Tensor loss)
    {
        var objective = loss.sum();
        if (group.Penalty() is { } penalty)
            objective += penalty;
        if (_training.GradientAccumulation > 1)
            objective /= _training.GradientAccumulation;
        objective.backward();
    }

    private (Tensor accuracy, Tensor validationLoss, Tensor validationAccuracy) Evaluate(Tensor loss, Tensor logits, Tensor y)
    {
        using var frozen = no_grad();
        group.Evaluate();
        var validation = group.ForwardInParts(samples.ValidationInputs);
        group.Train();
        var near = samples.RightWithin;
        var validationLoss = Losses.Of(_training.Loss, validation, samples.ValidationLabels, _form);
        return (
            Losses.Accuracy(loss, logits, y, near, _training.Loss, _form),
            validationLoss,
            Losses.Accuracy(validationLoss, validation, samples.ValidationLabels, near, _training.Loss, _form));
    }

    private void Record(int step, Readout readout, NetworkProbe.Sample sample, NonfiniteSearch search, ArithmeticCheck? check)
    {
        var values = readout.Fetch();
        for (var r = 0; r < group.Count; r++)
        {
            if (_ends.Has(r))
                continue;
            var replicate = group.Replicates[r];
            var v = values[r];
            var diverged = DivergenceWatch.Of(replicate, v);
            if (diverged is { } earlier && earlier.Step < step)
            {
                // Seen only now: what has been measured since is of a network that had ended.
                _ends.Diverge(r, search.Of(r)?.AddTo(earlier) ?? earlier);
                writer.Add(new StepRows(new TrainingRow(replicate, earlier.Step, v[1], double.NaN, double.NaN, double.NaN, v[2],
                    double.NaN)));
                continue;
            }
            var training = new TrainingRow(replicate, step, v[3], v[4], v[5], v[6], v[7], v[8]);
            var rows = sample.Rows(training, v);
            if (r == 0 && check is not null)
                writer.Record(check.Compare([.. rows.Layers]));
            writer.Add(step == 0 ? rows with { Derivatives = Derivatives(r) } : rows);
            if (diverged is not null)
                _ends.Diverge(r, NonfinitePlace.Of([.. rows.Layers], training.TrainLoss)?.AddTo(diverged) ?? diverged);
            else if (step < _training.Steps)
                _ends.StopWhereGoodEnough(r, training);
        }
    }

    // One replicate is enough, because all replicates use the same code.
    private bool Checked =>
        group.HostForms && group.Replicates[0] == 0 && config.Training is { Steps: > 0, GradientAccumulation: 1 }
        && samples.ValidationInputs.device_type == TorchSharp.DeviceType.CPU;

    // Only once, because training does not change the activation.
    private IReadOnlyList<DerivativeRow> Derivatives(int r) =>
        config is { Probes.DerivativePoints: > 0 and var points, Model: MlpConfig mlp }
        ? DerivativeProbe.Measure(mlp.Activation, points, group.Replicates[r], seeds[r], NetworkBuilder.TorchType(config.Dtype))
        : [];
}
