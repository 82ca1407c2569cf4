using TorchVanish.Experiments.Benchmarks;
using TorchVanish.Experiments.Tests.Probes;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Benchmarks;

/// <summary>Alone, because it counts what the whole process holds.</summary>
[Collection(nameof(LiveTensorTests))]
public sealed class FlatMemoryTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public void Ten_thousand_steps_of_a_stack_hold_no_more_than_the_first_thousand()
    {
        set_num_threads(1);
        using var loop = new StepLoop(PerformanceSuite.Config(32), PerformanceSuite.Numbers(8), stacked: true, CPU);
        loop.Time(1000, step => step % 100 == 0);
        var (tensors, resident) = (Memory.LiveTensors(), Memory.Resident());
        loop.Time(9000, step => step % 100 == 0);
        Assert.Equal(tensors, Memory.LiveTensors());
        Assert.InRange(Memory.Resident(), 0, 1.05 * resident);
    }
}
