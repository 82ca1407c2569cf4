using TorchVanish.Configuration;
using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.DiagnosisStudy.Zoo;
using TorchVanish.Runs.Files;

namespace TorchVanish.DiagnosisStudy.Commands;

/// <summary>
/// zoo --out DIR [--runs DIR] [--split calibrate|test|second] [--jobs N] [--seed N]: writes the zoo's configs, trains what is missing, of one part
/// where it is named, and labels what is trained as its outcome allows.
/// </summary>
internal static class ZooCommand
{
    private const int DefaultSeed = 14;

    public static void Run(Options options)
    {
        var folder = options.Text("out");
        var runs = options.Text("runs", Path.Combine(folder, "runs"));
        var cells = ZooGenerator.All(options.Number("seed", DefaultSeed));
        foreach (var cell in cells)
        {
            AtomicFile.WriteText(ConfigPath(folder, cell), ConfigWriter.Write(cell.Config));
            foreach (var table in cell.Tables)
                AtomicFile.WriteText(Path.Combine(folder, "data", $"{table.Name}.csv"), table.Text);
        }
        var split = options.Text("split", "");
        var part = cells.Where(cell => split.Length == 0 || cell.Part == split);
        StudyTrainer.Train([.. part.Select(cell => (ConfigPath(folder, cell), Path.Combine(runs, cell.Id)))],
            options.Number("jobs", Environment.ProcessorCount));
        Label(folder, runs, [.. cells.Where(cell => StudyTrainer.IsComplete(Path.Combine(runs, cell.Id)))]);
    }

    private static void Label(string folder, string runs, IReadOnlyList<ZooCell> trained)
    {
        var outcomes = trained.ToDictionary(cell => cell.Id, cell => Outcome.Of(cell.Id, StudiedProgram.Read(Path.Combine(runs, cell.Id))));
        var verified = trained.Where(cell => cell.TwinId is null || outcomes.ContainsKey(cell.TwinId))
            .Select(cell => (Cell: cell,
                Result: Verification.Of(cell, outcomes[cell.Id], cell.TwinId is { } twin ? outcomes[twin] : null))).ToList();
        var labels = verified.Select(item => item.Result.Label).OfType<ProgramLabel>().ToList();
        JsonFile.Write(Path.Combine(folder, "labels.json"), labels);
        JsonFile.Write(Path.Combine(folder, "outcomes.json"), outcomes.Values);
        JsonFile.Write(Path.Combine(folder, "changed.json"), verified.Where(item => item.Result.Reason.Length > 0)
            .Select(item => new Changed(item.Cell.Id, item.Result.Label is null ? "dropped" : "relabelled", item.Result.Reason)).ToList());
        foreach (var part in labels.GroupBy(label => label.Split))
        {
            var failing = part.Count(label => label.IsFailing);
            Console.WriteLine($"{part.Key}: {failing} failing, {part.Count() - failing} working");
        }
        Console.WriteLine($"dropped {verified.Count - labels.Count} of {verified.Count}");
    }

    private static string ConfigPath(string folder, ZooCell cell) => Path.Combine(folder, "configs", $"{cell.Id}.json");

    private sealed record Changed(string Id, string What, string Reason);
}
