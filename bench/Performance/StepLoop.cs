using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Probes;
using TorchVanish.Experiments.Training;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Bench.Performance;

/// <summary>
/// The steps of a trainer without files: batch, forward, loss, backward, norm, divergence watch, clipping, update and, on request, the
/// capture of every quantity. Comparisons exclude validation and tables on both sides.
/// </summary>
internal sealed class StepLoop : IDisposable
{
    private readonly IDisposable _scope = NewDisposeScope();
    private readonly ExperimentConfig _config;
    private readonly ReplicateSamples _samples;
    private readonly ReplicateGroup _group;
    private readonly ParameterUpdate _update;
    private readonly BatchSource _batches;
    private readonly DivergenceWatch _watch;
    private readonly NetworkProbe _probe;
    private int _step;

    public StepLoop(ExperimentConfig config, IReadOnlyList<int> replicates, bool stacked, Device device)
    {
        _config = config;
        var source = DataSources.For(config.Data, null);
        int[] seeds = [.. replicates.Select(config.SeedOf)];
        _samples = new ReplicateSamples(seeds.Length, r => source.Draw(seeds[r]), NetworkBuilder.TorchType(config.Dtype), device);
        _group = NetworkBuilder.Build(config, _samples.Features, _samples.Classes, replicates, stacked, device);
        _update = new ParameterUpdate(config.Training, _group);
        _batches = new BatchSource(_samples, seeds, config.Training.BatchSize);
        _watch = DivergenceWatch.Of(_group, device);
        _probe = new NetworkProbe(_group);
        _group.Train();
    }

    public int Replicates => _group.Count;

    /// <returns>Seconds per replicate and step.</returns>
    public double Time(int steps, Func<int, bool>? captured = null)
    {
        var start = ThreadClock.Now();
        for (var i = 0; i < steps; i++)
            Step(captured?.Invoke(i) ?? false);
        return (ThreadClock.Now() - start) / steps / Replicates;
    }

    /// <returns>The loss over all training samples of each replicate.</returns>
    public IReadOnlyList<double> TrainingLosses()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var losses = Losses.Of(_config.Training.Loss, _group.Forward(_samples.Inputs), _samples.Labels);
        return losses.to(ScalarType.Float64).cpu().data<double>().ToArray();
    }

    public void Dispose()
    {
        _update.Dispose();
        _group.Dispose();
        _samples.Dispose();
        _scope.Dispose();
    }

    private void Step(bool capture)
    {
        using var scope = NewDisposeScope();
        var (x, y) = _batches.Next();
        Gradients.Clear(_group);
        var (logits, sample) = capture ? _probe.Watch(() => _group.Forward(x)) : (_group.Forward(x), null);
        var loss = Losses.Of(_config.Training.Loss, logits, y);
        loss.sum().backward();
        if (sample is null)
        {
            _watch.Watch(_step, loss, _update.NormAndStep());
        }
        else
        {
            _watch.Watch(_step, loss, _update.Step(sample).norm);
            var readout = new Readout(Replicates);
            _watch.AddTo(readout);
            readout.Add(loss);
            sample.Measure(readout);
            var values = readout.Fetch();
            for (var r = 0; r < Replicates; r++)
                _ = sample.Rows(new TrainingRow(r, _step, 0, 0, 0, 0, 0, 0), values[r]);
        }
        _step++;
    }
}
