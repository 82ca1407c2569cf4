using System.Text;
using TorchVanish.Analysis.Summary;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Reporting.Report;

/// <summary>The settings of the runs that differ from the defaults or between runs.</summary>
internal static class SetupText
{
    private const string Missing = "config.json is missing, so the settings of this run are unknown.";
    private const string Unrecorded = "this run did not come from a config, so its settings are unknown.";

    public static void Write(StringBuilder text, PlannedReport report)
    {
        var configs = report.Runs.Select(run => run.Config).OfType<ExperimentConfig>().ToArray();
        if (configs.Length == 1)
            text.Append($"{ConfigSentence.Of(configs[0])}\n\n");
        else if (configs.Length > 1)
            WriteVarying(text, report, ConfigLeaves.Varying(configs));
        foreach (var run in report.Runs.Where(run => run.Config is null))
            text.Append($"**{run.Label}**: {(run.Record.Manifest?.Source == RunSource.Config ? Missing : Unrecorded)}\n\n");
        if (configs.Length == 0)
            return;
        var varying = ConfigLeaves.Varying(configs).Select(row => row.Path).ToHashSet();
        var common = ConfigLeaves.Differences(configs[0]).Where(row => !varying.Contains(row.Path)).ToArray();
        if (common.Length == 0)
        {
            text.Append("All other settings have their defaults.\n\n");
            return;
        }
        text.Append(configs.Length > 1
            ? "Settings that all runs share and that are not at their defaults:\n\n" : "Settings that are not at their defaults:\n\n");
        MarkdownTable.Write(text, ["setting", "value", "default"], common.Select(row =>
            (IReadOnlyList<string>)[$"`{row.Path}`", row.Value, row.Default ?? "–"]));
    }

    private static void WriteVarying(StringBuilder text, PlannedReport report,
        IReadOnlyList<(string Path, IReadOnlyList<string?> Values)> varying)
    {
        if (varying.Count == 0)
        {
            text.Append("All runs have the same config.\n\n");
            return;
        }
        text.Append("Settings that differ between the runs:\n\n");
        MarkdownTable.Write(
            text,
            ["run", .. varying.Select(row => $"`{row.Path}`")],
            report.Runs.Where(run => run.Config is not null)
                .Select((run, i) => (IReadOnlyList<string>)[$"**{run.Label}**", .. varying.Select(row => row.Values[i] ?? "–")]));
    }
}
