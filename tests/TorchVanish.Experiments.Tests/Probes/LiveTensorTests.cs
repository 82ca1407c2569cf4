using TorchSharp;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Tests.Training;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Probes;

/// <summary>Alone, because it counts the live tensors of the whole process.</summary>
[CollectionDefinition(nameof(LiveTensorTests), DisableParallelization = true)]
[Collection(nameof(LiveTensorTests))]
public sealed class LiveTensorTests
{
    /// <summary>Nothing is left to the garbage collector: a tensor it has not met yet holds memory that it knows nothing of.</summary>
    [Fact]
    public void Two_thousand_probed_steps_leave_no_tensor_behind()
    {
        // Two steps first: a network leaves its number of parameters in TorchSharp's count, for each is made from a tensor that
        // is emptied and not counted off. What matters is that further steps add nothing.
        var two = Train(steps: 2);
        var many = Train(steps: 2000);
        Assert.Equal(0, many.LeftOnThread);
        Assert.Equal(two.LeftInProcess, many.LeftInProcess);
        // In the middle of a training step as many are alive at the end as were once the optimizer had made its state.
        Assert.True(many.Live.Count >= 4000, $"{many.Live.Count} calls");
        Assert.Equal(many.Live[100], many.Live[^100]);
        Assert.Equal(many.Live[100..200].Max(), many.Live[200..].Max());
    }

    private static (long LeftOnThread, long LeftInProcess, List<long> Live) Train(int steps)
    {
        var config = SmallExperiments.Named("relu block momentum clip");
        config = config with { Replicates = 1, Training = config.Training with { Steps = steps } };
        var live = new List<long>();
        Collect();
        var before = Tensor.TotalCount;
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        statistics.Reset();
        // Counted where the network is called, for training and for validation.
        GivenNetwork.Train(config, new BlobsSource((BlobsConfig)config.Data).Draw(config.Seed), _ =>
            null, group => CountOnCall(group, live));
        return (statistics.ThreadTotalLiveCount, Tensor.TotalCount - before, live);
    }

    private static void CountOnCall(ReplicateGroup group, List<long> live) =>
        ((nn.Module<Tensor, Tensor>)group.Layers[0].Site).register_forward_hook((_, _, output) =>
        {
            live.Add(Tensor.TotalCount);
            return output;
        });

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
