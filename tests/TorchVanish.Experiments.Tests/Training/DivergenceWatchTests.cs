using TorchVanish.Acceleration.Passes;
using TorchVanish.Experiments.Probes;
using TorchVanish.Experiments.Training;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>The watch that stays on a device and the one that looks at once see the same first broken step.</summary>
public sealed class DivergenceWatchTests
{
    private const int Replicates = 4;

    [Theory]
    [InlineData(5)]
    [InlineData(64)]
    [InlineData(200)]
    public void Both_see_the_first_step_that_is_not_finite(int steps)
    {
        using var scope = NewDisposeScope();
        DivergenceWatch[] watches = [new HostDivergenceWatch(Replicates), new DeviceDivergenceWatch(Replicates, CPU)];
        Assert.IsType<HostDivergenceWatch>(watches[0]);
        for (var step = 0; step < steps; step++)
        {
            // The first breaks at the last step by its loss, the second before by its norm and later by its loss too, the third at once.
            var loss = tensor([step == steps - 1 ? float.NaN : 1, step > 3 ? float.PositiveInfinity : 2, float.NaN, 3]);
            var norm = tensor([1.0, step >= 2 ? double.PositiveInfinity : 4, double.NaN, 5]);
            foreach (var watch in watches)
                watch.Watch(step, loss, norm);
        }
        var seen = watches.Select(Seen).ToList();
        Assert.Equal([steps - 1, 2, 0, -1], seen[0].Select(replicate => replicate?.Step ?? -1));
        Assert.Equal(seen[0], seen[1]);
    }

    private static IReadOnlyList<DivergedReplicate?> Seen(DivergenceWatch watch)
    {
        var readout = new Readout(Replicates);
        var column = watch.AddTo(readout);
        var read = readout.Fetch();
        return [.. Enumerable.Range(0, Replicates).Select(r => DivergenceWatch.Of(r, read[r][column..]))];
    }
}
