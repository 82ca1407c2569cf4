using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.DiagnosisStudy.Rules;
using TorchVanish.DiagnosisStudy.Scoring;

namespace TorchVanish.DiagnosisStudy.Corrections;

/// <summary>How often the published rules flag programs that work, by which alarm, and what the training was doing then.</summary>
internal static class AlarmStudy
{
    private const double SolvedBelow = 0.1;
    private const double StartEnds = 0.05;

    private static readonly string[] Header =
        ["rules", "alarm", "working programs with it", "alarms while the loss was below a tenth of the trivial answer's",
            "in the first 5% of the steps", "later, and not solved"];

    public static string Of(IReadOnlyList<StudiedProgram> programs)
    {
        var working = programs.Where(program => !program.Label.IsFailing).ToList();
        return Markdown.Table(Header, Judges.Published.SelectMany(rules => Rows(rules, working)));
    }

    private static IEnumerable<string[]> Rows(PublishedRules rules, IReadOnlyList<StudiedProgram> working)
    {
        var named = working.Select(program => (Program: program, Verdict: rules.Of(program.Run).Verdict)).ToList();
        yield return [rules.Name, "any", new Wilson(named.Count(item => item.Verdict.Flagged), working.Count).ToString(), "", "", ""];
        foreach (var symptom in named.SelectMany(item => item.Verdict.Named).Distinct().Order(StringComparer.Ordinal))
        {
            var flagged = named.Where(item => item.Verdict.Named.Contains(symptom)).Select(item => item.Program).ToList();
            var moments = flagged.SelectMany(program => rules.FirstAlarms(program.Run).Where(alarm => alarm.Alarm.Symptom == symptom))
                .Select(MomentOf).ToList();
            yield return
            [
                rules.Name,
                symptom,
                new Wilson(flagged.Count, working.Count).ToString(),
                new Wilson(moments.Count(moment => moment == Moment.Solved), moments.Count).ToString(),
                new Wilson(moments.Count(moment => moment == Moment.Start), moments.Count).ToString(),
                new Wilson(moments.Count(moment => moment == Moment.Later), moments.Count).ToString(),
            ];
        }
    }

    private static Moment MomentOf((ReplicateHistory History, Alarm Alarm) item)
    {
        var sampled = item.History.Samples.LastOrDefault(sample => sample.Step <= item.Alarm.Step);
        return sampled?.Training.TrainLoss < SolvedBelow * item.History.Run.Trivial.Loss ? Moment.Solved
            : item.Alarm.Step <= StartEnds * item.History.StepsPlanned ? Moment.Start
            : Moment.Later;
    }

    private enum Moment
    {
        Solved,
        Start,
        Later,
    }
}
