using TorchVanish.Analysis.Diagnosis;

namespace TorchVanish.DiagnosisStudy.Rules;

/// <summary>The rules of DeepDiagnosis (Wardat et al., ICSE 2022) on gradients: any layer at any look.</summary>
internal class DeepDiagnosisGradients : PublishedRules
{
    private const double Vanished = 1e-7;

    public override string Name => "DeepDiagnosis, gradient rules";

    protected override IEnumerable<Alarm> Alarms(ReplicateHistory history)
    {
        if (history.DivergedAt is { } step)
            yield return new Alarm(Symptom.ExplodingGradient, step);
        foreach (var sampled in history.Samples)
        {
            // NaN, infinity and a mean of exactly 0 are one rule of theirs. That a softmax layer's mean gradient is 0 by algebra, up to
            // rounding, is held in their favour: only a gradient whose every entry is 0 counts.
            if (!sampled.IsFinite || sampled.Layers.Any(layer => layer.GradientNorm == 0))
                yield return new Alarm(Symptom.ExplodingGradient, sampled.Step);
            if (sampled.Layers.Any(layer => layer.MeanAbsoluteGradient < Vanished))
                yield return new Alarm(Symptom.VanishingGradient, sampled.Step);
        }
    }
}

/// <summary>The same, and those of its rules on activations and loss whose quantities a run folder has.</summary>
internal sealed class DeepDiagnosisAll : DeepDiagnosisGradients
{
    private const double DeadFrom = 0.7;
    private const double SaturatedFrom = 0.5;

    public override string Name => "DeepDiagnosis, all rules";

    protected override IEnumerable<Alarm> Alarms(ReplicateHistory history)
    {
        foreach (var alarm in base.Alarms(history))
            yield return alarm;
        // They look for dead nodes after the last epoch only.
        if (history.Samples[^1] is var end && end.Layers.Any(layer => layer.OffShare >= DeadFrom))
            yield return new Alarm(Symptom.DeadUnits, end.Step);
        foreach (var sampled in history.Samples)
        {
            // They count |z| of 5 and more; the column has what is below a twentieth of the largest derivative, |z| of 4.4 for sigmoid and
            // of 2.2 for tanh.
            if (sampled.Layers.Any(layer => layer.Activation is "sigmoid" or "tanh" && layer.Saturated > SaturatedFrom))
                yield return new Alarm(Symptom.SaturatedUnits, sampled.Step);
        }
        if (OutputDoesNotFit(history))
            yield return new Alarm(Symptom.WrongOutput, 0);
    }

    // Their rule on ranges: cross-entropy of classes needs probabilities.
    private static bool OutputDoesNotFit(ReplicateHistory history) =>
        history.Run.Config?.Training.Loss == Configuration.Loss.CategoricalCrossEntropy
        && history.Samples[0].Layers is [.., { Activation: null or "identity" or "relu" }];
}
