using System.Globalization;
using System.Text;
using TorchVanish.Records.Configuration;
using TorchVanish.Records.Runs;

namespace TorchVanish.Reporting.Report;

/// <summary>How to make a run again: the command, the seed, the versions, the machine, the whole config.</summary>
internal static class ReproductionText
{
    public static void Write(StringBuilder text, string folder, string label, RunRecord run)
    {
        var environment = run.Environment;
        var config = Path.GetRelativePath(folder, Path.Combine(run.Folder, RunFiles.Config)).Replace('\\', '/');
        text.Append($"<details><summary>{label}</summary>\n\n");
        text.Append($"From this folder, `torchvanish run {config}` makes the run again. It was made by `{environment.CommandLine}`.\n\n");
        MarkdownTable.Write(text, ["", ""], new (string, string)[]
        {
            ("seeds", run.Config.Replicates == 1 ? Text(run.Config.Seed) : $"{Text(run.Config.Seed)} to {Text(run.Config.SeedOf(run.Config.Replicates - 1))}, one a replicate"),
            ("versions", string.Join(", ", environment.Versions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"))),
            ("commit", environment.Commit),
            ("device", environment.Device),
            ("threads", $"{Text(environment.IntraOpThreads)} an operation, {Text(environment.Jobs)} jobs"),
            ("processor", environment.Processor),
            ("system", environment.OperatingSystem),
            ("started (UTC)", Time(environment.Start)),
            ("ended (UTC)", environment.End is DateTimeOffset end ? Time(end) : "–"),
            ("execution", run.Status?.Execution ?? "–"),
        }.Select(row => (IReadOnlyList<string>)[row.Item1, row.Item2]));
        text.Append($"```json\n{ConfigWriter.Write(run.Config).TrimEnd()}\n```\n\n</details>\n\n");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
