using System.Runtime.CompilerServices;
using TorchVanish.ProcessPolicy;

namespace TorchVanish.Experiments.Tests.ProcessPolicy;

public sealed class FinalizerGateTests
{
    [Fact]
    public void Nothing_is_finalized_during_work_and_everything_between()
    {
        using var gate = new FinalizerGate();
        var counter = new Counter();
        gate.During(() =>
        {
            Abandon(counter, 100);
            GC.Collect();
            Thread.Sleep(100);
            Assert.Equal(0, counter.Finalized);
        });
        Assert.Equal(100, WorkUntil(gate, counter, atLeast: 100));
    }

    [Fact]
    public void An_opening_lasts_until_nothing_waits_any_more()
    {
        using var gate = new FinalizerGate();
        var counter = new Counter();
        gate.During(() =>
        {
            Abandon(counter, 100, slowly: true);
            GC.Collect();
        });
        Assert.Equal(100, WorkUntil(gate, counter, atLeast: 1));
    }

    [Fact]
    public void Finalizers_run_again_when_the_last_holder_is_gone()
    {
        var counter = new Counter();
        using (new FinalizerGate())
        {
            using var gate = new FinalizerGate();
            gate.During(() => Abandon(counter, 10));
        }
        // Other tests train beside this one and hold the gate for a while.
        for (var i = 0; i < 200 && counter.Finalized < 10; i++)
        {
            GC.Collect();
            Thread.Sleep(50);
        }
        Assert.Equal(10, counter.Finalized);
    }

    [Fact]
    public void Works_of_several_threads_go_on_beside_each_other()
    {
        using var gate = new FinalizerGate();
        using var both = new Barrier(2);
        Parallel.Invoke(
            () => gate.During(() => Assert.True(both.SignalAndWait(TimeSpan.FromSeconds(30)))),
            () => gate.During(() => Assert.True(both.SignalAndWait(TimeSpan.FromSeconds(30)))));
    }

    // The gate opens about once a second, before work begins; other tests train beside this one and keep it from that for a while.
    // What has been finalized is read as work, since anyone's opening may be under way at any other moment.
    private static int WorkUntil(FinalizerGate gate, Counter counter, int atLeast)
    {
        var finalized = 0;
        for (var i = 0; i < 300 && finalized < atLeast; i++)
        {
            Thread.Sleep(100);
            finalized = gate.During(() => counter.Finalized);
        }
        return finalized;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Abandon(Counter counter, int objects, bool slowly = false)
    {
        for (var i = 0; i < objects; i++)
            _ = new Finalizable(counter, slowly);
    }

    private sealed class Counter
    {
        private int _finalized;

        public int Finalized => Volatile.Read(ref _finalized);

        public void Count() => Interlocked.Increment(ref _finalized);
    }

    private sealed class Finalizable(Counter counter, bool slowly)
    {
        ~Finalizable()
        {
            if (slowly)
                Thread.Sleep(1);
            counter.Count();
        }
    }
}
