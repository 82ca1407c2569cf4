using System.Diagnostics;
using TorchVanish.Analysis.Prescription;
using TorchVanish.Configuration;
using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.Runs.Files;

namespace TorchVanish.DiagnosisStudy.Prescriptions;

/// <summary>
/// Prescribes for labelled programs, beside random search with the same work. Each program's result is a file of its own, so that a study
/// that was stopped goes on where it was.
/// </summary>
/// <param name="programs">Where labels.json and the configs are.</param>
/// <param name="runs">The runs of the programs; the twin's score is taken from there.</param>
/// <param name="folder">Takes the results.</param>
internal sealed class PrescriptionStudy(string programs, string runs, string folder, int budget, int jobs)
{
    private const string Results = "results";

    /// <summary>Programs of a part of the list, spread evenly over it; those that are trained fastest come first.</summary>
    public static IReadOnlyList<ProgramLabel> Chosen(IReadOnlyList<ProgramLabel> all, int most, Func<ProgramLabel, ExperimentConfig> config)
    {
        var chosen = all.Count <= most ? all : [.. Enumerable.Range(0, most).Select(i => all[i * all.Count / most])];
        return [.. chosen.OrderBy(label => Work(config(label)))];
    }

    public ExperimentConfig Config(ProgramLabel label) => ConfigReader.ReadFile(Path.Combine(programs, label.Config));

    /// <summary>Prescribes for those that have no result yet.</summary>
    public void Run(IReadOnlyList<ProgramLabel> labels)
    {
        foreach (var (index, label) in labels.Index())
        {
            var path = Path.Combine(folder, Results, $"{label.Id}.json");
            if (File.Exists(path))
                continue;
            JsonFile.Write(path, Prescribe(label));
            Console.Error.WriteLine($"{index + 1} of {labels.Count}: {label.Id}");
        }
    }

    /// <summary>The results that are there.</summary>
    public IReadOnlyList<Prescribed> Read() => !Directory.Exists(Path.Combine(folder, Results)) ? []
        : [.. Directory.GetFiles(Path.Combine(folder, Results), "*.json").Order(StringComparer.Ordinal)
            .Select(path => JsonFile.Read<Prescribed>(path))];

    private Prescribed Prescribe(ProgramLabel label)
    {
        var config = Config(label);
        using var trials = new StudyTrials(Path.Combine(folder, "trials", label.Id), label.Config, jobs);
        var search = new SearchBudget(budget);
        var clock = Stopwatch.StartNew();
        var prescriber = new Prescriber(config, trials, search);
        var prescription = prescriber.Run();
        var seconds = clock.Elapsed.TotalSeconds;
        return Prescribed.Of(label, budget, Math.Round(seconds, 1), Twin(label), prescriber.BesideRandom(prescription));
    }

    private double? Twin(ProgramLabel label) =>
        Path.Combine(runs, $"{label.Id}-twin") is var twin && label.IsFailing && StudyTrainer.IsComplete(twin)
            ? RunScore.Of(StudiedProgram.Read(twin)).Mean : null;

    private static double Work(ExperimentConfig config) => (double)config.Training.Steps * config.Training.BatchSize;
}
