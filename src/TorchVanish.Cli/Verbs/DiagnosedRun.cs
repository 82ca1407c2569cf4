using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Analysis.Measured;
using TorchVanish.Reporting.Report;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Verbs;

/// <summary>The run to diagnose: a run on disk, or one that was trained from a config.</summary>
/// <param name="Target">The folder for the findings and the report.</param>
internal sealed record DiagnosedRun(MeasuredRun Run, string Target)
{
    /// <param name="arguments">The arguments in the position of RUN|CONFIG.</param>
    /// <param name="overrides">path=value pairs, for a config.</param>
    /// <param name="target">The output folder; null for the run's own folder.</param>
    /// <param name="train">Trains a config, and returns the folder of the run.</param>
    public static DiagnosedRun Of(
        IReadOnlyList<string> arguments, IEnumerable<string> overrides, string? target, Func<ConfigArgument, string> train)
    {
        if (arguments is [var folder] && Directory.Exists(folder))
        {
            if (overrides.Any())
                throw new ConfigException($"--set: applies to a config, but {folder} is a finished run; name its config.json.");
            return new DiagnosedRun(Read(folder), target ?? folder);
        }
        if (arguments is not [])
        {
            var trained = train(ConfigArgument.Read("diagnose", arguments, overrides));
            return new DiagnosedRun(Read(trained), trained);
        }
        throw new ConfigException("diagnose: the run is missing; name a run's folder or a config, as in torchvanish diagnose "
            + "runs/sigmoid-10.");
    }

    /// <summary>Writes findings.json and the report. If the folder cannot be written, a note on standard error says so.</summary>
    public void Write(Diagnosis diagnosis)
    {
        try
        {
            FindingsFile.Write(Target, diagnosis);
            ReportWriter.Write(Target, Run.Record.Name, [Run.Record]);
        }
        catch (StorageException error)
        {
            System.Console.Error.WriteLine($"note: {error.Message} The diagnosis is only printed; to save it, name a folder with --out.");
        }
    }

    private static MeasuredRun Read(string folder) => MeasuredRun.From([RunStore.Exists(folder) ? RunStore.Read(folder)
        : RunStore.ReadTables(folder)])[0];
}
