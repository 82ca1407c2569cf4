using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.DiagnosisStudy.Scoring;

namespace TorchVanish.DiagnosisStudy.Commands;

/// <summary>
/// score DIR [--runs DIR] [--split calibrate|test] [--jobs N]: trains the programs of DIR whose run is missing, and prints how this project's
/// diagnosis and the published rules judge them.
/// </summary>
internal static class ScoreCommand
{
    public static void Run(Options options)
    {
        var folder = options.Positional[0];
        var programs = StudiedProgram.All(
            folder, options.Text("runs", Path.Combine(folder, "runs")), options.Text("split", ""), options.Number("jobs", Environment.ProcessorCount));
        Console.Write(ScoreReport.Of(programs, ProgramFiles.Outcomes(folder)));
    }
}
