using TorchVanish.Analysis.Diagnosis;

namespace TorchVanish.DiagnosisStudy.Rules;

/// <summary>The built-in rules VanishingGradient, ExplodingTensor and DeadRelu of Amazon SageMaker Debugger, with their defaults.</summary>
internal sealed class SageMakerRules : PublishedRules
{
    private const double Vanished = 1e-7;
    private const double Inactive = 0.01;
    private const double LayerShare = 0.5;

    public override string Name => "SageMaker Debugger";

    protected override IEnumerable<Alarm> Alarms(ReplicateHistory history)
    {
        if (history.DivergedAt is { } step)
            yield return new Alarm(Symptom.ExplodingGradient, step);
        foreach (var sampled in history.Samples)
        {
            if (!sampled.IsFinite)
                yield return new Alarm(Symptom.ExplodingGradient, sampled.Step);
            if (sampled.Layers.Any(layer => layer.MeanAbsoluteGradient < Vanished))
                yield return new Alarm(Symptom.VanishingGradient, sampled.Step);
            // A unit is inactive if it is on for less than 1% of the samples; the tables have those that are never on.
            if (sampled.Layers.Any(layer => layer.IsRelu && (layer.Dead > LayerShare || 1 - layer.OffShare < Inactive)))
                yield return new Alarm(Symptom.DeadUnits, sampled.Step);
        }
    }
}
