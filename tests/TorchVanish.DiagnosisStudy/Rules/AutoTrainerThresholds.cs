using TorchVanish.Analysis.Diagnosis;

namespace TorchVanish.DiagnosisStudy.Rules;

/// <summary>The thresholds of AutoTrainer (Zhang et al., ICSE 2021) on gradients, applied at every sampled step.</summary>
internal class AutoTrainerThresholds : PublishedRules
{
    public override string Name => "AutoTrainer, thresholds";

    protected override IEnumerable<Alarm> Alarms(ReplicateHistory history)
    {
        if (history.DivergedAt is { } step)
            yield return new Alarm(Symptom.ExplodingGradient, step);
        foreach (var sampled in history.Samples)
        {
            if (SymptomOf(sampled) is { } symptom)
                yield return new Alarm(symptom, sampled.Step);
        }
    }

    /// <summary>Their order: a dying ReLU, then an exploding gradient, then a vanishing one.</summary>
    protected static string? SymptomOf(Sampled sampled)
    {
        if (!sampled.IsFinite)
            return Symptom.ExplodingGradient;
        if (sampled.Layers.Count == 0)
            return null;
        var (first, last) = (sampled.Layers[0].GradientNorm, sampled.Layers[^1].GradientNorm);
        return sampled.ZeroShare >= 0.7 ? Symptom.DeadUnits
            : first / last > 70 ? Symptom.ExplodingGradient
            : first / last < 1e-3 && first < 1e-4 ? Symptom.VanishingGradient
            : null;
    }
}
