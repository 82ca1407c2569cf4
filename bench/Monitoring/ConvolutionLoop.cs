using TorchVanish.Bench.Performance;
using TorchVanish.Runs;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Bench.Monitoring;

/// <summary>How the gradients of a training loop are observed.</summary>
internal enum Watching
{
    /// <summary>They are not observed.</summary>
    Nobody,

    /// <summary>By the monitor with its default schedule.</summary>
    MonitorByLog,

    /// <summary>By the monitor at every update.</summary>
    MonitorAlways,

    /// <summary>At every update, the loop reads each gradient norm and the mean and deviation of each output with .item().</summary>
    ItemAlways,
}

/// <summary>A convolutional network on images [64, 1, 28, 28], trained as in a user's program.</summary>
internal sealed class ConvolutionLoop : IDisposable
{
    private const int Batch = 64;
    private const int Classes = 10;

    private readonly IDisposable _scope = NewDisposeScope();
    private readonly TorchSharp.Modules.Sequential _model;
    private readonly optim.Optimizer _optimizer;
    private readonly GradientMonitor? _monitor;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("torchvanish-bench-");
    private readonly Watching _watching;
    private readonly Tensor _x = randn(Batch, 1, 28, 28);
    private readonly Tensor _y = randint(0, Classes, [Batch], ScalarType.Int64);

    /// <param name="planned">The number of updates of the whole training.</param>
    public ConvolutionLoop(Watching watching, int planned)
    {
        _watching = watching;
        _model = Sequential(
            ("conv1", Conv2d(1, 8, 3, padding: 1)), ("relu1", ReLU()), ("pool1", MaxPool2d(2)),
            ("conv2", Conv2d(8, 16, 3, padding: 1)), ("relu2", ReLU()), ("pool2", MaxPool2d(2)),
            ("flatten", Flatten()), ("linear1", Linear(784, 128)), ("relu3", ReLU()), ("linear2", Linear(128, Classes)));
        _optimizer = optim.SGD(_model.parameters(), 0.01);
        if (watching is Watching.MonitorByLog or Watching.MonitorAlways)
        {
            var options = new MonitorOptions { StepsPlanned = planned };
            _monitor = GradientMonitor.Attach(_model, Path.Combine(_folder.FullName, "run"), watching == Watching.MonitorByLog
                ? options : options with { Schedule = MonitorSchedule.Every });
        }
    }

    /// <returns>Processor seconds per update.</returns>
    public double Time(int steps)
    {
        var start = ThreadClock.Now();
        for (var step = 0; step < steps; step++)
            Step();
        return (ThreadClock.Now() - start) / steps;
    }

    /// <summary>Disposes the monitor.</summary>
    /// <returns>The number of updates that it measured; 0 without a monitor.</returns>
    public int MeasuredUpdates()
    {
        if (_monitor is null)
            return 0;
        _monitor.Dispose();
        return RunStore.Read(_monitor.Folder).Training.Count;
    }

    public void Dispose()
    {
        _monitor?.Dispose();
        _optimizer.Dispose();
        _scope.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Step()
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        using var loss = functional.cross_entropy(_watching == Watching.ItemAlways ? LookAtOutputs() : _model.call(_x), _y);
        loss.backward();
        _monitor?.Step(loss);
        if (_watching == Watching.ItemAlways)
            LookAtGradients();
        _optimizer.step();
    }

    // A loop without hooks can only call the modules one by one and read their outputs.
    private Tensor LookAtOutputs()
    {
        var h = _x;
        foreach (var module in _model.children().Cast<Module<Tensor, Tensor>>())
        {
            h = module.call(h);
            using var none = no_grad();
            _ = (h.mean().item<float>(), h.std().item<float>());
        }
        return h;
    }

    private void LookAtGradients()
    {
        foreach (var parameter in _model.parameters())
            _ = parameter.grad!.norm().item<float>();
    }
}
