using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.DiagnosisStudy.Rules;
using TorchVanish.DiagnosisStudy.Scoring;

namespace TorchVanish.DiagnosisStudy.Commands;

/// <summary>
/// score DIR [--runs DIR] [--split calibrate|test|second] [--judges all|own] [--jobs N]: trains the programs of DIR whose run is missing,
/// and prints how this project's diagnosis and the published rules judge them. --jobs 0 trains nothing and leaves out what is not trained.
/// </summary>
internal static class ScoreCommand
{
    public static void Run(Options options)
    {
        var folder = options.Positional[0];
        var (runs, split) = (options.Text("runs", Path.Combine(folder, "runs")), options.Text("split", ""));
        var programs = StudiedProgram.All(folder, runs, split, options.Number("jobs", Environment.ProcessorCount));
        var judges = options.Text("judges", "all") == "own" ? [.. Judges.All.Take(1)] : Judges.All;
        Console.Write(ScoreReport.Of(programs, ProgramFiles.Outcomes(folder), judges));
    }
}
