using TorchVanish.DiagnosisStudy.Corrections;
using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.DiagnosisStudy.Rules;

namespace TorchVanish.DiagnosisStudy.Commands;

/// <summary>
/// alarms, lines and repairs DIR [--runs DIR] [--split calibrate|test] [--jobs N]: what published statements are worth on these programs.
/// repairs trains the repaired programs in --out DIR, at most --most N of those that are flagged.
/// </summary>
internal static class CorrectionCommand
{
    /// <summary>How many flagged programs are repaired unless the command line says otherwise.</summary>
    public const int MostRepaired = 40;

    public static void Run(string which, Options options)
    {
        var folder = options.Positional[0];
        var jobs = options.Number("jobs", Environment.ProcessorCount);
        var programs = StudiedProgram.All(folder, options.Text("runs", Path.Combine(folder, "runs")), options.Text("split", ""), jobs);
        Console.Write(which switch
        {
            "alarms" => AlarmStudy.Of(programs),
            "lines" => LineStudy.Of(programs),
            _ => new RepairStudy(new AutoTrainerPublished(), options.Text("out"), options.Number("most", MostRepaired), jobs).Of(programs),
        });
    }
}
