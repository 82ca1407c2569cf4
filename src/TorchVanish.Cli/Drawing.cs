using TorchVanish.Records.Runs;

namespace TorchVanish.Cli;

/// <summary>From run folders to a report.</summary>
internal static class Drawing
{
    public static void Run(string folder, string? target = null) => Say(target ?? folder, RunStore.Read(folder));

    public static void Several(IReadOnlyList<string> folders, string target) => folders.ToList().ForEach(f => Say(target, RunStore.Read(f)));

    public static void Suite(string folder, string target)
    {
        var suite = SuiteRecord.Read(folder);
        foreach (var run in suite.Sections.SelectMany(s => s.Runs).Distinct())
            Say(target, RunStore.Read(Path.Combine(folder, SuiteRecord.Experiments, run)));
    }

    private static void Say(string target, RunRecord run) =>
        Console.WriteLine($"{run.Name}: {run.Status?.Message} {run.Training.Where(r => r.Step == run.Config.Training.Steps).Select(r => r.ValidationAccuracy).DefaultIfEmpty().Average():F3} -> {target}");
}
