using TorchVanish.Configuration;
using TorchVanish.Experiments.Tests.Snapshots;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Tests.Training;

public sealed class SgdStepTests
{
    /// <summary>
    /// W(t+1) = W(t) − η ∂L/∂W(t), rounded as torch rounds it: its kernel takes a fused multiply-add, one rounding, where the
    /// vector unit has one, and a product and a sum, two roundings, elsewhere. Each entry is bit for bit one of the two.
    /// </summary>
    [Theory]
    [InlineData(Dtype.Float32, Execution.Sequential)]
    [InlineData(Dtype.Float64, Execution.Sequential)]
    [InlineData(Dtype.Float32, Execution.Stacked)]
    [InlineData(Dtype.Float64, Execution.Stacked)]
    public void Plain_step_takes_away_the_gradient_times_the_learning_rate(Dtype dtype, Execution execution)
    {
        const double rate = 0.1;
        var config = SmallExperiments.Named("sigmoid sgd") with
        {
            Dtype = dtype,
            Replicates = execution == Execution.Stacked
            ? 2 : 1,
            Execution = execution
        };
        Assert.Equal(rate, config.Training.LearningRate);
        using var run = new TrainedRun(config, snapshots: true);
        var moved = 0;
        for (var step = 0; step + 1 < config.Training.Steps; step++)
        {
            var (before, after) = (Snapshot(run, step), Snapshot(run, step + 1));
            foreach (var name in before.Names.Where(n => n.StartsWith("parameter/", StringComparison.Ordinal)))
            {
                var gradient = before[name.Replace("parameter/", "gradient/", StringComparison.Ordinal)].Values;
                foreach (var (w, g, updated) in before[name].Values.Zip(gradient, after[name].Values))
                {
                    var (fused, rounded) = dtype == Dtype.Float64
                        ? (Math.FusedMultiplyAdd(-rate, g, w), w + (-rate * g))
                        : (MathF.FusedMultiplyAdd(-(float)rate, (float)g, (float)w), (float)w + (-(float)rate * (float)g));
                    Assert.True(updated == fused || updated == rounded, $"step {step}, {name}: {w:R} - {rate} · {g:R} became {updated:R}");
                    moved += updated != w ? 1 : 0;
                }
            }
        }
        Assert.True(moved > 1000);
    }

    private static SafetensorsFile Snapshot(TrainedRun run, int step) =>
        SafetensorsFile.Read(Path.Combine(run.Folder, RunFiles.Snapshots, $"step-{step:D6}.safetensors"));
}
