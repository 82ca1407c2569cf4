using System.Diagnostics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Monitoring.Tests;

/// <summary>A long training with a monitor at every update holds no more than a short one.</summary>
public sealed class MemoryTests
{
    private const int MostGrowth = 20; // MB

    [Fact]
    public void Live_tensors_do_not_grow_over_300_updates()
    {
        using var loop = new Loop();
        loop.Run(50);
        var before = LiveTensors();
        loop.Run(250);
        Assert.InRange(LiveTensors() - before, long.MinValue, 0);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Memory_stays_flat_over_10_000_updates()
    {
        using var loop = new Loop();
        loop.Run(1000);
        var (tensors, resident) = (LiveTensors(), Resident());
        loop.Run(9000);
        Assert.InRange(LiveTensors() - tensors, long.MinValue, 0);
        Assert.InRange((Resident() - resident) / 1e6, double.MinValue, MostGrowth);
    }

    private static long LiveTensors()
    {
        Collect();
        return Tensor.TotalCount;
    }

    private static long Resident()
    {
        Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private sealed class Loop : IDisposable
    {
        private readonly Monitored _monitored = new();
        private readonly Module<Tensor, Tensor> _model = Sequential(
            ("conv", Conv2d(1, 4, 3)), ("relu", ReLU()), ("flat", Flatten()), ("hidden", Linear(144, 16)), ("tanh", Tanh()),
            ("out", Linear(16, 3)));
        private readonly optim.Optimizer _optimizer;
        private readonly GradientMonitor _monitor;

        public Loop()
        {
            _optimizer = optim.SGD(_model.parameters(), 0.01);
            _monitor = _monitored.Attach(_model, new MonitorOptions { Schedule = MonitorSchedule.Every, TensorBoard = true });
        }

        public void Run(int steps)
        {
            for (var step = 0; step < steps; step++)
            {
                using var scope = NewDisposeScope();
                _optimizer.zero_grad();
                var loss = _model.call(randn(8, 1, 8, 8)).square().mean();
                loss.backward();
                _monitor.Step(loss);
                _optimizer.step();
            }
        }

        public void Dispose()
        {
            _monitor.Dispose();
            _optimizer.Dispose();
            _model.Dispose();
            _monitored.Dispose();
        }
    }
}
