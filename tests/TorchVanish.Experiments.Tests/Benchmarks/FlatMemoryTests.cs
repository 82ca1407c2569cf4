using TorchVanish.Bench.Performance;
using TorchVanish.Experiments.Tests.Probes;
using TorchVanish.ProcessPolicy;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Benchmarks;

/// <summary>Alone, because it counts what the whole process holds.</summary>
[Collection(nameof(LiveTensorTests))]
public sealed class FlatMemoryTests
{
    private const int StepsAtOnce = 10;

    /// <summary>Behind the gate, as every run is: what waits for it between two openings is memory too.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void Ten_thousand_steps_of_a_stack_hold_no_more_than_the_first_thousand()
    {
        set_num_threads(1);
        using var loop = new StepLoop(PerformanceSuite.Config(32), PerformanceSuite.Numbers(8), stacked: true, CPU);
        var resident = ResidentAfter(loop, 1000);
        var tensors = Memory.LiveTensors();
        Assert.InRange(ResidentAfter(loop, 9000), 0, 1.05 * resident);
        Assert.Equal(tensors, Memory.LiveTensors());
    }

    // What the process holds while the gate is still closed. Tensors are counted after it has opened: only then are they finalized.
    private static double ResidentAfter(StepLoop loop, int steps)
    {
        using var gate = new FinalizerGate();
        for (var step = 0; step < steps; step += StepsAtOnce)
        {
            var captured = step % 100 == 0;
            gate.During(() => loop.Time(StepsAtOnce, i => captured && i == 0));
        }
        return Memory.Resident();
    }
}
