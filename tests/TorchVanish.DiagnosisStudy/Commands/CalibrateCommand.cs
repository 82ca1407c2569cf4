using TorchVanish.Analysis.Diagnosis;
using TorchVanish.DiagnosisStudy.Calibration;
using TorchVanish.DiagnosisStudy.Programs;

namespace TorchVanish.DiagnosisStudy.Commands;

/// <summary>
/// calibrate ZOO [--runs DIR] [--outside DIR] [--outside-runs DIR] [--jobs N]: prints each threshold of the diagnosis with the range of
/// values that get no more programs wrong, of the zoo's parts for calibration and, where named, of published programs.
/// </summary>
internal static class CalibrateCommand
{
    public static void Run(Options options)
    {
        var (folder, jobs) = (options.Positional[0], options.Number("jobs", Environment.ProcessorCount));
        var runs = options.Text("runs", Path.Combine(folder, "runs"));
        List<StudiedProgram> programs =
            [.. StudiedProgram.All(folder, runs, "calibrate", jobs), .. StudiedProgram.All(folder, runs, "test", jobs)];
        if (options.Text("outside", "") is { Length: > 0 } outside)
            programs.AddRange(StudiedProgram.All(outside, options.Text("outside-runs", Path.Combine(outside, "runs")), "", jobs));
        Console.Write(new ThresholdStudy(programs).Of(Thresholds.All));
    }
}
