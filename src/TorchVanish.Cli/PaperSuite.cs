using System.Text.Json.Nodes;
using TorchVanish.Analysis.Papers;
using TorchVanish.Cli.Terminal;
using TorchVanish.Experiments.Papers;
using TorchVanish.ProcessPolicy;
using TorchVanish.Reporting.Report;
using TorchVanish.Runs;

namespace TorchVanish.Cli;

/// <summary>reproduce --suite papers: measures the papers, judges them and writes the report.</summary>
internal static class PaperSuite
{
    /// <exception cref="OperationCanceledException">Interrupted. The tables on disk are complete.</exception>
    public static void Measure(string folder, PaperSuiteRecord record, int jobs)
    {
        record.Write(folder);
        using var interruption = new Interruption();
        var open = record.Papers.Where(id => !File.Exists(PaperSuiteRecord.Measurements(folder, id))).ToHashSet();
        var done = 0;
        try
        {
            new PaperSuiteRunner(jobs, record.Quick ? PaperSize.Quick : PaperSize.Full, record.Seed, TorchProcess.Begin)
                .Run(open, folder, Tell, interruption.Token);
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException(
                $"Interrupted. The measurements so far are in {folder}; torchvanish reproduce --suite papers --resume {folder} measures "
                + "the rest.");
        }

        void Tell(string id, double seconds) => System.Console.Error.WriteLine(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
                $"progress: {Interlocked.Increment(ref done)} of {open.Count} papers measured, {id} in {seconds:F1} s"));
    }

    /// <summary>Judges the measurements on disk and writes the report.</summary>
    public static PapersFile Report(string folder, string target)
    {
        var record = PaperSuiteRecord.Read(folder);
        var papers = PaperCatalogue.Named(record.Papers)
            .Where(paper => File.Exists(PaperSuiteRecord.Measurements(folder, paper.Id)))
            .Select(paper => new JudgedPaper(paper,
                paper.Judge(new(MeasurementTable.Read(PaperSuiteRecord.Measurements(folder, paper.Id))))))
            .ToList();
        var file = PapersWriter.Write(target, record.Command(PaperCatalogue.All.Count), papers);
        foreach (var paper in file.Papers)
        {
            var agree = paper.Numbers.Count(number => number.Holds == "agrees");
            System.Console.WriteLine($"{paper.Id,-24}{paper.Verdict,-14}{agree} of {paper.Numbers.Count} numbers agree");
        }
        System.Console.WriteLine($"The report: {Path.Combine(target, RunFiles.ReportHtml)}");
        return file;
    }

    public static JsonObject Document(string folder) => new()
    {
        ["folder"] = folder,
        ["report"] = Path.Combine(folder, RunFiles.ReportHtml),
        ["papers"] = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, PapersFile.Json)))!["papers"]!.DeepClone(),
    };
}
