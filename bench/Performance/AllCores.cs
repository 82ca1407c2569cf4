using System.Diagnostics;
using TorchVanish.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Bench.Performance;

/// <summary>Trains the replicates of an experiment on several threads, as --jobs does.</summary>
internal static class AllCores
{
    /// <returns>Wall-clock seconds from the first step to the last, without the time to draw data and weights.</returns>
    public static double Seconds(ExperimentConfig config, int replicates, int jobs, int steps, Func<int, bool> captured)
    {
        int[][] chunks = [.. PerformanceSuite.Numbers(replicates).Chunk((replicates + jobs - 1) / jobs)];
        using var ready = new Barrier(chunks.Length + 1);
        var threads = chunks.Select(chunk => new Thread(() =>
        {
            set_num_threads(1);
            using var loop = new StepLoop(config, chunk, stacked: true, CPU);
            ready.SignalAndWait();
            loop.Time(steps, captured);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        ready.SignalAndWait();
        var watch = Stopwatch.StartNew();
        threads.ForEach(thread => thread.Join());
        return watch.Elapsed.TotalSeconds;
    }
}
