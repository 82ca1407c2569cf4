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
        // The step by which half of the replicates have the alarm; an alarm stays.
        var named = alarms.SelectMany(of => of).GroupBy(alarm => alarm.Key).Where(symptom => symptom.Count() >= half)
            .Select(symptom => new Alarm(symptom.Key, symptom.Select(alarm => alarm.Value).Order().ElementAt(half - 1))).ToList();
        var first = alarms.Where(of => of.Count > 0).Select(of => of.Values.Min()).Order().ToList();
        int? flagged = first.Count >= half ? first[half - 1] : null;
        return new Judgement([.. named.Select(alarm => alarm.Step).Append(flagged ?? int.MaxValue).Where(step => step < int.MaxValue)
            .Distinct().Order()
            .Select(step => new Statement(step, step >= flagged,
                [.. named.Where(alarm => alarm.Step <= step).Select(alarm => alarm.Symptom)]))]);
    }

    /// <summary>The first alarm of each symptom in each replicate.</summary>
    public IEnumerable<(ReplicateHistory History, Alarm Alarm)> FirstAlarms(MeasuredRun run) =>
        ReplicateHistory.All(run)
            .SelectMany(history => Earliest(Alarms(history)).Select(alarm => (history, new Alarm(alarm.Key, alarm.Value))));

    private static Dictionary<string, int> Earliest(IEnumerable<Alarm> alarms) =>
        alarms.GroupBy(alarm => alarm.Symptom).ToDictionary(symptom => symptom.Key, symptom => symptom.Min(alarm => alarm.Step));
}

/// <summary>A condition that held.</summary>
internal readonly record struct Alarm(string Symptom, int Step);
