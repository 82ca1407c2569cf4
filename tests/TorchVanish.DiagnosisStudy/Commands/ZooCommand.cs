using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;
using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.DiagnosisStudy.Zoo;
using TorchVanish.Runs;
using TorchVanish.Runs.Files;

namespace TorchVanish.DiagnosisStudy.Commands;

/// <summary>zoo --out DIR [--runs DIR] [--jobs N] [--seed N]: writes the zoo's configs, trains what is missing, and labels what the outcome allows.</summary>
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
        StudyTrainer.Train([.. cells.Select(cell => (ConfigPath(folder, cell), Path.Combine(runs, cell.Id)))], options.Number("jobs", Environment.ProcessorCount));
        Label(folder, runs, cells);
    }

    private static void Label(string folder, string runs, IReadOnlyList<ZooCell> cells)
    {
        var outcomes = cells.ToDictionary(cell => cell.Id, cell => Outcome.Of(cell.Id, MeasuredRun.From([RunStore.Read(Path.Combine(runs, cell.Id))])[0]));
        var verified = cells.Select(cell => (Cell: cell, Result: Verification.Of(cell, outcomes[cell.Id], cell.TwinId is { } twin ? outcomes[twin] : null))).ToList();
        var labels = verified.Select(item => item.Result.Label).OfType<ProgramLabel>().ToList();
        JsonFile.Write(Path.Combine(folder, "labels.json"), labels);
        JsonFile.Write(Path.Combine(folder, "outcomes.json"), cells.Select(cell => outcomes[cell.Id]).ToList());
        JsonFile.Write(Path.Combine(folder, "changed.json"), verified.Where(item => item.Result.Reason.Length > 0)
            .Select(item => new Changed(item.Cell.Id, item.Result.Label is null ? "dropped" : "relabelled", item.Result.Reason)).ToList());
        foreach (var part in labels.GroupBy(label => label.Split))
            Console.WriteLine($"{part.Key}: {part.Count(label => label.IsFailing)} failing, {part.Count(label => !label.IsFailing)} working");
        Console.WriteLine($"dropped {cells.Count - labels.Count} of {cells.Count}");
    }

    private static string ConfigPath(string folder, ZooCell cell) => Path.Combine(folder, "configs", $"{cell.Id}.json");

    private sealed record Changed(string Id, string What, string Reason);
}
