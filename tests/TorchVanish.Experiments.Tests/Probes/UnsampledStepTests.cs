using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Tests.Training;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Probes;

public sealed class UnsampledStepTests
{
    /// <summary>A pre-activation keeps its gradient only where a probe asked for it: at the sampled steps, in every layer.</summary>
    [Fact]
    public void Nothing_is_attached_at_steps_that_are_not_sampled()
    {
        var config = SmallExperiments.Named("sigmoid sgd");
        config = config with { Probes = new ProbesConfig { Schedule = ProbeSchedule.Stride, Stride = 10 } };
        var seen = new List<Tensor>();
        GivenNetwork.Train(config, new BlobsSource((BlobsConfig)config.Data).Draw(config.Seed), _ =>
            null, group => KeepTrainingInputs(group, seen));
        var layers = 4;
        Assert.Equal((config.Training.Steps + 1) * layers, seen.Count);
        var kept = Enumerable.Range(0, config.Training.Steps + 1)
            .Where(step => seen.Slice(step * layers, layers).Any(z => z.grad is not null)).ToList();
        var keptEverywhere = Enumerable.Range(0, config.Training.Steps + 1)
            .Where(step => seen.Slice(step * layers, layers).All(z => z.grad is not null)).ToList();
        seen.ForEach(z => z.Dispose());
        Assert.Equal([0, 10, 20, 30, 39, 40], kept);
        Assert.Equal(kept, keptEverywhere);
    }

    private static void KeepTrainingInputs(ReplicateGroup group, List<Tensor> seen)
    {
        foreach (var layer in group.Layers)
        {
            layer.Site.register_forward_hook((_, input, output) =>
            {
                var z = layer.Activation is null ? output : input;
                // Validation runs without gradients.
                if (z.requires_grad)
                    seen.Add(z.alias().DetachFromDisposeScope());
                return output;
            });
        }
    }
}
