using TorchVanish.Analysis.Measured;

namespace TorchVanish.DiagnosisStudy.Rules;

/// <summary>
/// A published set of rules, which looks at one training at a time. A program is flagged where at least half of its replicates are, and a
/// symptom is named where it is named for at least half of them.
/// </summary>
internal abstract class PublishedRules : IJudge
{
    public abstract string Name { get; }

    /// <summary>The alarms of one replicate, each with the step at which its condition first held.</summary>
    protected abstract IEnumerable<Alarm> Alarms(ReplicateHistory history);

    public Judgement Of(MeasuredRun run)
    {
        var alarms = ReplicateHistory.All(run).Select(history => Earliest(Alarms(history))).ToList();
        var half = (alarms.Count + 1) / 2;
        var named = alarms.SelectMany(of => of).GroupBy(alarm => alarm.Key).Where(symptom => symptom.Count() >= half).ToList();
        return new Judgement(
            alarms.Count(of => of.Count > 0) >= half,
            [.. named.Select(symptom => symptom.Key)],
            // The step by which half of the replicates have the alarm.
            named.ToDictionary(symptom => symptom.Key, symptom => symptom.Select(alarm => alarm.Value).Order().ElementAt(half - 1)));
    }

    private static Dictionary<string, int> Earliest(IEnumerable<Alarm> alarms) =>
        alarms.GroupBy(alarm => alarm.Symptom).ToDictionary(symptom => symptom.Key, symptom => symptom.Min(alarm => alarm.Step));
}

/// <summary>A condition that held.</summary>
internal readonly record struct Alarm(string Symptom, int Step);
