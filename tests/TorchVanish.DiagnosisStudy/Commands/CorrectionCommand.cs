using TorchVanish.DiagnosisStudy.Corrections;
using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.DiagnosisStudy.Rules;

namespace TorchVanish.DiagnosisStudy.Commands;

/// <summary>alarms, lines and repairs DIR [--runs DIR] [--split calibrate|test] [--jobs N]: what published statements are worth on these programs.</summary>
internal static class CorrectionCommand
{
    public static void Run(string which, Options options)
    {
        var folder = options.Positional[0];
        var jobs = options.Number("jobs", Environment.ProcessorCount);
        var programs = StudiedProgram.All(folder, options.Text("runs", Path.Combine(folder, "runs")), options.Text("split", ""), jobs);
        Console.Write(which switch
        {
            "alarms" => AlarmStudy.Of(programs),
            "lines" => LineStudy.Of(programs),
            _ => new RepairStudy(new AutoTrainerPublished(), options.Text("out"), jobs).Of(programs),
        });
    }
}
