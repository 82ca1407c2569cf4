using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Training;
using static TorchSharp.torch;

namespace TorchVanish.Bench.Performance;

/// <summary>Runs the same job in PyTorch, with a typical script, on the same data.</summary>
internal static class PytorchPeer
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <returns>Rows of the table; if PyTorch is not installed, one row that says so.</returns>
    public static IEnumerable<PerformanceRow> Compare(string script, int width, double target, int seeds, int steps)
    {
        var what = $"the same job in PyTorch, {seeds} seeds one after another, width {width}, {steps} steps, one thread";
        var config = PerformanceSuite.Config(width);
        config = config with
        {
            Model = (MlpConfig)config.Model with { Activation = new TanhConfig() },
            Training = config.Training with { Steps = steps },
        };
        var sampled = config.Probes.SampledSteps(steps).ToHashSet();
        var folder = Directory.CreateTempSubdirectory("torchvanish-bench-");
        try
        {
            Export(folder.FullName, config, seeds, sampled, width);
            if (Run(script, folder.FullName, threads: 1) is not { } theirs)
                return [new(what, $"≥ {target}", "not measured: python3 with torch is not on this machine")];
            var (seconds, losses) = Train(config, seeds, size: seeds, sampled);
            var size = StackingRule.ChunkSize(config);
            var (inChunks, _) = Train(config, seeds, size, sampled);
            Measured Times(double ours) => Measured.Of(theirs.Seconds.Select(s => s * seeds / ours));
            var (distance, limit) = (KolmogorovSmirnov(losses, theirs.Losses), 1.358 * Math.Sqrt(2.0 / seeds));
            List<PerformanceRow> rows =
            [
                new(
                    what, $"≥ {target}",
                    $"one graph of {seeds}: {PerformanceSuite.Text(Times(seconds))} times faster than PyTorch {theirs.Version}; "
                    + $"auto, graphs of {size}: {PerformanceSuite.Text(Times(inChunks))}"),
                new(
                    $"final training losses of the two, width {width}", "agree in distribution",
                    FormattableString.Invariant($"medians {Measured.Of(losses).Median:F4} and {Measured.Of(theirs.Losses).Median:F4}; ")
                    + FormattableString.Invariant($"Kolmogorov-Smirnov distance {distance:F2}, rejected at 5 % above {limit:F2}")),
            ];
            if (Environment.ProcessorCount > 1)
                rows.Add(OnAllCores(script, folder.FullName, config, seeds, sampled, width));
            return rows;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (double seconds, List<double> losses) Train(ExperimentConfig config, int seeds, int size, HashSet<int> sampled)
    {
        var (seconds, losses) = (0.0, new List<double>());
        foreach (var chunk in PerformanceSuite.Numbers(seeds).Chunk(size))
        {
            using var loop = new StepLoop(config, chunk, stacked: true, CPU);
            seconds += loop.Time(config.Training.Steps, sampled.Contains) * config.Training.Steps * chunk.Length;
            losses.AddRange(loop.TrainingLosses());
        }
        return (seconds, losses);
    }

    private static PerformanceRow OnAllCores(
        string script, string folder, ExperimentConfig config, int seeds, HashSet<int> sampled, int width)
    {
        var cores = Environment.ProcessorCount;
        // PyTorch with threads is much slower, so only a sixteenth of the seeds is measured.
        var threads = Run(script, folder, cores, part: 0, parts: 16)!.Wall.Average() * seeds;
        var parts = PerformanceSuite.Numbers(cores).AsParallel().WithDegreeOfParallelism(cores)
            .Select(part => Run(script, folder, threads: 1, part, cores)!.Wall.Sum()).Max();
        var ours = AllCores.Seconds(config, seeds, cores, config.Training.Steps, sampled.Contains);
        return new(
            $"the same on all {cores} cores, width {width}, wall clock", "faster",
            FormattableString.Invariant($"{Math.Min(threads, parts) / ours:F2} times faster ({ours:F1} s; ")
            + FormattableString.Invariant($"PyTorch {parts:F1} s as one process a core, {threads:F1} s with {cores} threads)"));
    }

    private static void Export(string folder, ExperimentConfig config, int seeds, IReadOnlySet<int> sampled, int width)
    {
        var source = DataSources.For(config.Data, null);
        var first = source.Draw(0).Training;
        for (var seed = 0; seed < seeds; seed++)
        {
            var training = source.Draw(seed).Training;
            var (inputs, labels) = (training.Inputs.Select(v => (float)v).ToArray(), training.Labels.Select(v => (long)v).ToArray());
            File.WriteAllBytes(Path.Combine(folder, $"x-{seed}.f32"), MemoryMarshal.AsBytes(inputs.AsSpan()));
            File.WriteAllBytes(Path.Combine(folder, $"y-{seed}.i64"), MemoryMarshal.AsBytes(labels.AsSpan()));
        }
        var job = new
        {
            first.Features,
            first.Classes,
            ((MlpConfig)config.Model).Depth,
            Width = width,
            config.Training.Steps,
            Batch = config.Training.BatchSize,
            config.Training.LearningRate,
            Sampled = sampled.Order(),
            Seeds = Enumerable.Range(0, seeds),
        };
        File.WriteAllText(Path.Combine(folder, "job.json"), JsonSerializer.Serialize(job, Names));
    }

    // The distribution's Python, which may have torch, is not always the first in PATH.
    private static Result? Run(string script, string folder, int threads, int part = 0, int parts = 1)
    {
        string[] arguments = [script, folder, .. new[] { threads, part, parts }.Select(n => n.ToString(CultureInfo.InvariantCulture))];
        return Run("python3", arguments, threads) ?? Run("/usr/bin/python3", arguments, threads);
    }

    private static Result? Run(string python, string[] arguments, int threads)
    {
        try
        {
            var start = new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var variable in new[] { "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS" })
                start.Environment[variable] = threads.ToString(CultureInfo.InvariantCulture);
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            _ = error.Result;
            return process.ExitCode == 0 ? JsonSerializer.Deserialize<Result>(output, Names) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static double KolmogorovSmirnov(IReadOnlyList<double> ours, IReadOnlyList<double> theirs) => ours.Concat(theirs)
        .Max(at => Math.Abs(((double)ours.Count(v => v <= at) / ours.Count) - ((double)theirs.Count(v => v <= at) / theirs.Count)));

    private sealed record Result(string Version, double[] Seconds, double[] Wall, double[] Losses);
}
