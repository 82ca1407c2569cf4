using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Training;
using static TorchSharp.torch;

namespace TorchVanish.Bench.Performance;

/// <summary>Trains one network as TorchSharp's own examples do: zero_grad, forward, backward and step only.</summary>
internal sealed class PlainTorchSharp : IDisposable
{
    private readonly IDisposable _scope = NewDisposeScope();
    private readonly Mlp _network;
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor _inputs;
    private readonly Tensor _labels;

    public PlainTorchSharp(ExperimentConfig config, int features, int classes)
    {
        _network = MlpBuilder.Build((MlpConfig)config.Model, features, classes, ScalarType.Float32, config.Seed);
        _optimizer = Optimizers.For(config.Training, _network.parameters());
        _inputs = randn(config.Training.BatchSize, features);
        _labels = randint(0, classes, [config.Training.BatchSize], ScalarType.Int64);
    }

    /// <returns>Seconds per step.</returns>
    public double Time(int steps)
    {
        var start = ThreadClock.Now();
        for (var i = 0; i < steps; i++)
            Step();
        return (ThreadClock.Now() - start) / steps;
    }

    private void Step()
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        nn.functional.cross_entropy(_network.call(_inputs), _labels).backward();
        _optimizer.step();
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _network.Dispose();
        _scope.Dispose();
    }
}
