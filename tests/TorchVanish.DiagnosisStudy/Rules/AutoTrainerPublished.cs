using TorchVanish.Analysis.Diagnosis;

namespace TorchVanish.DiagnosisStudy.Rules;

/// <summary>
/// AutoTrainer as its code runs it: classification only; gradients are watched from the beginning, but a verdict waits for 30% of the
/// training and for an accuracy that stayed below 0.7, or never rose by 0.01 from one look to the next. An accuracy that goes up and
/// down is an alarm of its own.
/// </summary>
internal sealed class AutoTrainerPublished : AutoTrainerThresholds
{
    private const double JudgesFrom = 0.3;
    private const double GoodEnough = 0.7;
    private const double Rises = 0.01;
    private const double Swings = 0.03;
    private const double SwingsOften = 0.2;

    public override string Name => "AutoTrainer, as published";

    protected override IEnumerable<Alarm> Alarms(ReplicateHistory history)
    {
        if (!history.IsClassification)
            yield break;
        string? watched = null;
        var seen = new List<Sampled>();
        foreach (var sampled in history.Samples)
        {
            seen.Add(sampled);
            var found = SymptomOf(sampled);
            if (!sampled.IsFinite)
                yield return new Alarm(Symptom.ExplodingGradient, sampled.Step);
            watched = Stronger(watched, found);
            if (sampled.Step < JudgesFrom * history.StepsPlanned)
                continue;
            if (Verdict(seen, watched) is { } symptom)
                yield return new Alarm(symptom, sampled.Step);
        }
        if (history.DivergedAt is { } step)
            yield return new Alarm(Symptom.ExplodingGradient, step);
    }

    private static string? Verdict(List<Sampled> seen, string? watched)
    {
        var training = seen.Select(sampled => sampled.Training.TrainAccuracy).ToList();
        var validation = seen.Select(sampled => sampled.Training.ValidationAccuracy).ToList();
        var stands = Rise(training) < Rises && Rise(validation) < Rises;
        if (training.Max() < GoodEnough || validation.Max() < GoodEnough || stands)
            return watched ?? (stands ? Symptom.LearningRateTooSmall : null);
        // They look at the mean accuracy of an epoch. Of training, the tables have that of single batches, which swings by chance.
        return IsUnstable(validation) ? Symptom.OscillatingLoss : null;
    }

    private static string? Stronger(string? before, string? now) => (before, now) switch
    {
        (Symptom.DeadUnits, _) or (_, Symptom.DeadUnits) => Symptom.DeadUnits,
        (Symptom.ExplodingGradient, _) or (_, Symptom.ExplodingGradient) => Symptom.ExplodingGradient,
        _ => before ?? now,
    };

    private static double Rise(List<double> accuracy) =>
        accuracy.Zip(accuracy.Skip(1), (before, after) => after - before).DefaultIfEmpty(0).Max();

    private static bool IsUnstable(List<double> accuracy)
    {
        var (highs, lows) = (new List<double>(), new List<double>());
        for (var i = 1; i + 1 < accuracy.Count; i++)
        {
            if (accuracy[i] >= accuracy[i - 1] && accuracy[i] >= accuracy[i + 1])
                highs.Add(accuracy[i]);
            if (accuracy[i] <= accuracy[i - 1] && accuracy[i] <= accuracy[i + 1])
                lows.Add(accuracy[i]);
        }
        return highs.Zip(lows, (high, low) => high - low).Count(swing => swing >= Swings) >= SwingsOften * accuracy.Count;
    }
}
