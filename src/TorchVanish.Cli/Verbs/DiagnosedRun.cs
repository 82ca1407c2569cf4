using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Analysis.Measured;
using TorchVanish.Reporting.Report;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Verbs;

/// <summary>What diagnose looks at: a run that is on disk already, or one that was trained for it.</summary>
/// <param name="Target">The folder that takes the findings and the report.</param>
internal sealed record DiagnosedRun(MeasuredRun Run, string Target)
{
    /// <param name="arguments">What was typed in the place of RUN|CONFIG.</param>
    /// <param name="overrides">path=value pairs, for a config.</param>
    /// <param name="target">Where to write; null for the run's own folder.</param>
    /// <param name="train">Trains a config, and returns the folder of the run.</param>
    public static DiagnosedRun Of(
        IReadOnlyList<string> arguments, IEnumerable<string> overrides, string? target, Func<ConfigArgument, string> train)
    {
        if (arguments is [var folder] && Directory.Exists(folder))
        {
            if (overrides.Any())
                throw new ConfigException($"--set: belongs to a config, and {folder} is a run that is trained already; name its "
                    + "config.json.");
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

    /// <summary>Writes findings.json and the report. A folder that cannot be written does not keep the diagnosis from being
    /// printed.</summary>
    public void Write(Diagnosis diagnosis)
    {
        try
        {
            FindingsFile.Write(Target, diagnosis);
            ReportWriter.Write(Target, Run.Record.Name, [Run.Record]);
        }
        catch (StorageException error)
        {
            System.Console.Error.WriteLine($"note: {error.Message} The diagnosis is printed only; name a folder with --out to keep it.");
        }
    }

    private static MeasuredRun Read(string folder) => MeasuredRun.From([RunStore.Exists(folder) ? RunStore.Read(folder)
        : RunStore.ReadTables(folder)])[0];
}
