using TorchVanish.Configuration;
using TorchVanish.Experiments.Devices;
using TorchVanish.Experiments.Training;
using TorchVanish.ProcessPolicy;
using static TorchSharp.torch;

namespace TorchVanish.Bench.Performance;

/// <summary>One row of the table: what was measured, the target and the result.</summary>
public sealed record PerformanceRow(string What, string Target, string Reached);

/// <summary>Measures the numbers of docs/performance.md. The alternatives of a comparison take turns on one thread.</summary>
public sealed class PerformanceSuite(bool quick, string device)
{
    private const int Depth = 10;
    private const int Batch = 64;
    private const int Classes = 10;
    private const int Replicates = 32;

    private readonly int _rounds = quick ? 5 : 15;
    private readonly Device _device = Prepare(device);

    public string Device => _device.ToString();

    public IEnumerable<PerformanceRow> Stacking()
    {
        (int width, double target, double rate)[] shapes = [(32, 6, 0.55), (64, 2.8, 0.75), (128, 1.6, 0.9), (256, 1, 0)];
        foreach (var (width, target, rate) in shapes)
        {
            var config = Config(width);
            var size = StackingRule.ChunkSize(config);
            using var single = new StepLoop(config, [0], stacked: false, _device);
            using var stacked = new StepLoop(config, Numbers(Replicates), stacked: true, _device);
            using var chunk = new StepLoop(config, Numbers(size), stacked: size > 1, _device);
            using var plain = new PlainTorchSharp(config, width, Classes);
            var steps = Math.Max(2, (quick ? 4000 : 16000) / (width * 2));
            var times = SideBySide.Measure(
                _rounds,
                () => single.Time(steps),
                () => stacked.Time(Math.Max(1, steps / 16)),
                () => chunk.Time(Math.Max(1, steps / size)),
                () => plain.Time(steps),
                () => BatchedProduct.Time(Replicates, width, Batch, steps, _device),
                () => BatchedProduct.TimeOnHost(Replicates, width, Batch, steps));
            var best = Measured.Of(times[1]).Median < Measured.Of(times[2]).Median ? times[1] : times[2];
            yield return new(
                $"stacked against one at a time, width {width}", $"≥ {target}",
                $"one graph of {Replicates}: {Text(SideBySide.Ratio(times[0], times[1]))}; "
                + $"auto, {(size > 1 ? $"graphs of {size}" : "one at a time")}: {Text(SideBySide.Ratio(times[0], times[2]))}; "
                + $"against a plain TorchSharp loop: {Text(SideBySide.Ratio(times[3], best))} "
                + $"({Micro(times[0])} one at a time, {Micro(best)} stacked, {Micro(times[3])} plain; µs)");
            var product = 2.0 * width * width * Batch;
            var operations = BatchedProduct.OperationsOfStep(width, width, Depth, Classes, Batch);
            Measured Share(double[] products) => Measured.Of(best.Zip(products, (step, one) => operations / step / (product / one)));
            double Gigaflops(double[] products) => product / Measured.Of(products).Median / 1e9;
            var share = Share(times[4]);
            yield return new(
                $"arithmetic rate of the stacked step against a batched matrix product, width {width}", rate > 0 ? $"≥ {rate:P0}" : "",
                $"{share.Median:P0} ({share.Low:P0} to {share.High:P0}) of torch's, which reaches {Gigaflops(times[4]):F0} GFLOP/s; "
                + $"{Share(times[5]).Median:P0} of the stack's own, {Gigaflops(times[5]):F0} GFLOP/s");
        }
    }

    public IEnumerable<PerformanceRow> Capture()
    {
        const int Width = 64;
        var config = Config(Width);
        var size = StackingRule.ChunkSize(config);
        // Enough steps that cold caches at the start of a turn, and the garbage collector, have the same weight as in a run.
        var steps = quick ? 20 : 120;
        var every = CaptureRatio(config, Replicates, steps);
        var inChunks = CaptureRatio(config, size, steps);
        yield return new(
            "capture of every quantity at every step", "≤ 1.15",
            $"one graph of {Replicates}: {Text(every)}; auto, graphs of {size}: {Text(inChunks)}");
        var share = (double)config.Probes.SampledSteps(config.Training.Steps).Count / config.Training.Steps;
        double Sampled(Measured ratio) => 1 + (share * (ratio.Median - 1));
        yield return new(
            "the same with the default log schedule", "≤ 1.02",
            FormattableString.Invariant(
                $"{Sampled(every):F3}; {Sampled(inChunks):F3} (of {config.Training.Steps} steps {100 * share:F1} % are sampled)"));
    }

    private Measured CaptureRatio(ExperimentConfig config, int replicates, int steps)
    {
        using var without = new StepLoop(config, Numbers(replicates), stacked: true, _device);
        using var with = new StepLoop(config, Numbers(replicates), stacked: true, _device);
        var times = SideBySide.Measure(_rounds, () => without.Time(steps), () => with.Time(steps, _ => true));
        return SideBySide.Ratio(times[1], times[0]);
    }

    public PerformanceRow Flatness()
    {
        using var loop = new StepLoop(Config(64), Numbers(16), stacked: true, _device);
        // Use the gate as a run does, because it determines how long native memory waits for its finalizer.
        void Train(int steps)
        {
            using var gate = new FinalizerGate();
            for (var step = 0; step < steps; step++)
            {
                var sampled = step % 100 == 0;
                gate.During(() => loop.Time(1, _ => sampled));
            }
        }

        var steps = quick ? 1000 : 9000;
        Train(1000);
        var (tensors, resident) = (Memory.LiveTensors(), Memory.Resident());
        Train(steps);
        return new(
            $"memory over {1000 + steps} steps of a graph of 16, width 64",
            "live tensors constant, resident set within 5 % after the first 1,000",
            $"live tensors {tensors} → {Memory.LiveTensors()}, "
            + $"resident set {resident:F0} → {Memory.Resident():F0} MiB ({Memory.Resident() / resident - 1:+0.0%;-0.0%})");
    }

    /// <param name="script">docs/performance/pytorch_peer.py.</param>
    public IEnumerable<PerformanceRow> AgainstPytorch(string script) =>
    [
        .. PytorchPeer.Compare(script, width: 32, target: 6, seeds: Replicates, steps: quick ? 200 : 1000),
        .. PytorchPeer.Compare(script, width: 64, target: 3, seeds: Replicates, steps: quick ? 200 : 1000),
    ];

    public IEnumerable<Growth> Growths()
    {
        const string Step = "µs per replicate and step";
        yield return Fit("depth", Step, work: 1, [5, 10, 20, 40], depth => Cost(Config(64, (int)depth), 8, 40));
        yield return Fit("width", Step, work: 2, [64, 128, 256, 512], width => Cost(Config((int)width), 8, 5));
        yield return Fit(
            "replicates", "µs per step of all", work: 1, [4, 8, 16, 32],
            replicates => Cost(Config(64), (int)replicates, 40, times: replicates));
        // Enough steps for the garbage collector, which runs once in some hundred steps.
        yield return Fit(
            "steps", "µs per replicate", work: 1, [200, 400, 800, 1600],
            steps => Cost(Config(32), 8, (int)steps, times: steps));
        yield return Fit(
            "sampled steps", "µs per replicate", work: 1, [200, 400, 800, 1600],
            steps => Cost(Config(32), 8, (int)steps, _ => true, times: steps));
    }

    internal static ExperimentConfig Config(int width, int depth = Depth) => new()
    {
        Data = new GaussianConfig { Features = width, Classes = Classes, Samples = 2000 },
        Model = new MlpConfig { Depth = depth, Width = new LayerWidths(width) },
        Replicates = Replicates,
    };

    internal static int[] Numbers(int count) => [.. Enumerable.Range(0, count)];

    internal static string Text(Measured m) => FormattableString.Invariant($"{m.Median:F2} ({m.Low:F2} to {m.High:F2})");

    private static string Micro(double[] seconds) => FormattableString.Invariant($"{Measured.Of(seconds).Median * 1e6:F0}");

    private (IDisposable, Func<double>) Cost(
        ExperimentConfig config, int replicates, int steps, Func<int, bool>? captured = null, double times = 1)
    {
        var loop = new StepLoop(config, Numbers(replicates), stacked: true, _device);
        return (loop, () => times * loop.Time(steps, captured));
    }

    private Growth Fit(
        string property, string cost, double work, double[] at, Func<double, (IDisposable loop, Func<double> seconds)> measure)
    {
        var loops = at.Select(measure).ToList();
        var seconds = SideBySide.Measure(quick ? 3 : 7, [.. loops.Select(loop => loop.seconds)]);
        loops.ForEach(loop => loop.loop.Dispose());
        return Growth.Through(property, cost, work, [.. at.Zip(seconds, (value, measured) => (value, Measured.Of(measured)))]);
    }

    private static Device Prepare(string device)
    {
        NativeLibtorch.Load();
        set_num_threads(1);
        return DeviceCatalogue.Resolve(device, TorchProcess.WithoutCuda);
    }
}
