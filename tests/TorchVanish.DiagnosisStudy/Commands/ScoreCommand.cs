using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.DiagnosisStudy.Rules;
using TorchVanish.DiagnosisStudy.Scoring;

namespace TorchVanish.DiagnosisStudy.Commands;

/// <summary>
/// score DIR [--runs DIR] [--split calibrate|test|second] [--judges all|own] [--jobs N]: trains the programs of DIR whose run is missing,
/// and prints how this project's diagnosis and the published rules judge them. --jobs 0 trains nothing and leaves out what is not trained.
/// courses DIR, with the same options: what the diagnosis says of each program at each step.
/// </summary>
internal static class ScoreCommand
{
    public static void Run(string which, Options options)
    {
        var folder = options.Positional[0];
        var (runs, split) = (options.Text("runs", Path.Combine(folder, "runs")), options.Text("split", ""));
        var programs = StudiedProgram.All(folder, runs, split, options.Number("jobs", Environment.ProcessorCount));
        if (which == "courses")
        {
            Console.Write(CourseTable.Of(ScoreReport.Judge(Judges.All[0], programs)));
            return;
        }
        var judges = options.Text("judges", "all") == "own" ? [.. Judges.All.Take(1)] : Judges.All;
        Console.Write(ScoreReport.Of(programs, ProgramFiles.Outcomes(folder), judges));
    }
}
