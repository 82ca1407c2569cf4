using System.Globalization;
using System.Text;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Reporting.Report;

/// <summary>How to repeat a run: the command, the seed, the versions, the machine and the config.</summary>
internal static class ReproductionText
{
    public static void Write(StringBuilder text, string folder, string label, MeasuredRun measured)
    {
        var run = measured.Record;
        var environment = run.Environment;
        var config = Path.GetRelativePath(folder, Path.Combine(run.Folder, RunFiles.Config)).Replace('\\', '/');
        text.Append($"<details><summary>{label}</summary>\n\n");
        text.Append(measured.Config is null
            ? $"The run was written by `{environment.CommandLine}`.\n\n"
            : $"In this folder, `torchvanish run {config}` repeats the run. It was written by `{environment.CommandLine}`.\n\n");
        MarkdownTable.Write(text, ["", ""], new (string, string)[]
        {
            ("seeds", Seeds(measured.Config)),
            ("versions", string.Join(", ", environment.Versions.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => $"{pair.Key} {pair.Value}"))),
            ("commit", environment.Commit),
            ("device", environment.Device),
            ("threads", $"{Text(environment.IntraOpThreads)} per operation; {Text(environment.Jobs)} in parallel (`--jobs`)"),
            ("arithmetic", ArithmeticSentence.Of(environment.Arithmetic)),
            ("processor", environment.Processor),
            ("system", environment.OperatingSystem),
            ("started (UTC)", Time(environment.Start)),
            ("ended (UTC)", environment.End is DateTimeOffset end ? Time(end) : "–"),
            ("execution", run.Status?.Execution ?? "–"),
        }.Select(row => (IReadOnlyList<string>)[row.Item1, row.Item2]));
        if (measured.Config is { } whole)
            text.Append($"```json\n{ConfigWriter.Write(whole).TrimEnd()}\n```\n\n");
        text.Append("</details>\n\n");
    }

    private static string Seeds(ExperimentConfig? config) => config switch
    {
        null => "–",
        { Replicates: 1 } => Text(config.Seed),
        _ => $"{Text(config.Seed)} to {Text(config.SeedOf(config.Replicates - 1))}, one per replicate",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
