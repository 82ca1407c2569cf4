using TorchVanish.Analysis.Measured;
using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.DiagnosisStudy.Rules;
using TorchVanish.DiagnosisStudy.Scoring;
using TorchVanish.Runs;

namespace TorchVanish.DiagnosisStudy.Commands;

/// <summary>
/// score DIR [--runs DIR] [--split calibrate|test] [--jobs N]: trains the programs of DIR whose run is missing, and prints how this project's
/// diagnosis and the published rules judge them.
/// </summary>
internal static class ScoreCommand
{
    public static void Run(Options options)
    {
        var folder = options.Positional[0];
        var runs = options.Text("runs", Path.Combine(folder, "runs"));
        var split = options.Text("split", "");
        var labels = ProgramFiles.Labels(folder).Where(label => split.Length == 0 || label.Split == split).ToList();
        var jobs = options.Number("jobs", Environment.ProcessorCount);
        StudyTrainer.Train([.. labels.Select(label => (Path.Combine(folder, label.Config), Path.Combine(runs, label.Id)))], jobs);
        Console.Write(Report(folder, runs, labels));
    }

    private static string Report(string folder, string runs, IReadOnlyList<ProgramLabel> labels)
    {
        var theirs = ProgramFiles.Outcomes(folder);
        var judged = Judges.All.ToDictionary(judge => judge.Name, _ => new List<Judged>());
        var comparisons = new List<OutcomeComparison>();
        foreach (var label in labels)
        {
            var run = MeasuredRun.From([RunStore.Read(Path.Combine(runs, label.Id))])[0];
            foreach (var judge in Judges.All)
                judged[judge.Name].Add(new Judged(label, judge.Of(run), run.StepsPlanned ?? 1));
            if (theirs.TryGetValue(label.Id, out var outcome))
                comparisons.Add(new OutcomeComparison(outcome, Outcome.Of(label.Id, run, outcome.JudgedOn)));
        }
        return $"""
            ## {labels.Count(label => label.IsFailing)} failing and {labels.Count(label => !label.IsFailing)} working programs

            {ScoreTable.Of(Judges.All.Select(judge => (judge.Name, (IReadOnlyList<Judged>)judged[judge.Name])))}
            ## What {Judges.All[0].Name} misses

            {MissTable.Of(judged[Judges.All[0].Name])}
            ## Outcomes

            {OutcomeTable.Of(comparisons)}
            """;
    }
}
