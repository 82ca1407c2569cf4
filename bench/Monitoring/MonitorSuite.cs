using System.Globalization;
using TorchVanish.Bench.Performance;
using static TorchSharp.torch;

namespace TorchVanish.Bench.Monitoring;

/// <summary>Measures the cost of the monitor: the time relative to the same loop without it, and the memory.</summary>
internal sealed class MonitorSuite(bool quick)
{
    private readonly int _steps = quick ? 50 : 1000;
    private readonly int _rounds = quick ? 3 : 5;

    /// <summary>Times whole trainings. The alternatives take turns, a tenth of a training each.</summary>
    public IEnumerable<PerformanceRow> Cost()
    {
        set_num_threads(1);
        var watchings = Enum.GetValues<Watching>();
        var totals = watchings.Select(_ => new double[_rounds]).ToList();
        var measured = 0;
        for (var round = -1; round < _rounds; round++)
        {
            var loops = watchings.Select(watching => new ConvolutionLoop(watching, _steps)).ToList();
            for (var turn = 0; turn < 10; turn++)
            {
                for (var i = 0; i < loops.Count; i++)
                {
                    var seconds = loops[i].Time(_steps / 10) / 10;
                    // The first round compiles the code.
                    if (round >= 0)
                        totals[i][round] += seconds;
                }
            }
            measured = loops[(int)Watching.MonitorByLog].MeasuredUpdates();
            loops.ForEach(loop => loop.Dispose());
        }
        var without = totals[(int)Watching.Nobody];
        yield return new($"the loop alone, {_steps} updates", "", $"{1e3 * Measured.Of(without).Median:F2} ms an update");
        yield return Row($"monitor, log schedule ({measured} of {_steps} updates measured)", "≤ 1.02", Watching.MonitorByLog);
        yield return Row("monitor, every update", "≤ 1.5", Watching.MonitorAlways);
        yield return Row("`.item()` of each gradient norm, output mean and deviation, every update", "", Watching.ItemAlways);

        PerformanceRow Row(string what, string target, Watching watching) => new(
            what, target, string.Create(CultureInfo.InvariantCulture, $"{Text(SideBySide.Ratio(totals[(int)watching], without))}"));
    }

    /// <summary>Growth of the resident set and of the live tensors in a training that is measured at every update.</summary>
    public PerformanceRow Growth()
    {
        var (first, all) = quick ? (100, 500) : (1000, 10_000);
        using var loop = new ConvolutionLoop(Watching.MonitorAlways, all);
        loop.Time(first);
        var (tensors, resident) = (Memory.LiveTensors(), Memory.Resident());
        loop.Time(all - first);
        var grown = Memory.Resident() - resident;
        return new(
            $"memory from update {first} to {all}, measured at every update", "< 20 MB more",
            string.Create(CultureInfo.InvariantCulture,
                $"{grown * 1.048576:+0.0;-0.0} MB, live tensors {tensors} → {Memory.LiveTensors()}"));
    }

    private static string Text(Measured ratio) =>
        string.Create(CultureInfo.InvariantCulture, $"{ratio.Median:F3} ({ratio.Low:F3} to {ratio.High:F3})");
}
