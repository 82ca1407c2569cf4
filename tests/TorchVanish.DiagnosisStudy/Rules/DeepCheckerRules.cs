using TorchVanish.Analysis.Diagnosis;

namespace TorchVanish.DiagnosisStudy.Rules;

/// <summary>The gradient and activation rules of TheDeepChecker (Ben Braiek &amp; Khomh, TOSEM 2023).</summary>
internal sealed class DeepCheckerRules : PublishedRules
{
    private const double Vanished = 1e-6;
    private const double Exploded = 1e6;
    private const double Shrinks = 0.5;
    private const double Grows = 2;
    private const int InARow = 4;
    private const double DeadShare = 0.5;

    public override string Name => "TheDeepChecker";

    protected override IEnumerable<Alarm> Alarms(ReplicateHistory history)
    {
        if (history.DivergedAt is { } step)
            yield return new Alarm(Symptom.ExplodingGradient, step);
        foreach (var sampled in history.Samples)
        {
            var gradients = sampled.Layers.Select(layer => layer.MeanAbsoluteGradient).ToList();
            if (!sampled.IsFinite || gradients.Any(gradient => gradient > Exploded)
                || LongestRun(gradients, ratio => ratio >= Grows) >= InARow)
                yield return new Alarm(Symptom.ExplodingGradient, sampled.Step);
            if (gradients.Any(gradient => gradient < Vanished) || LongestRun(gradients, ratio => ratio <= Shrinks) >= InARow)
                yield return new Alarm(Symptom.VanishingGradient, sampled.Step);
            if (sampled.Layers.Any(layer => layer.IsRelu && layer.Dead >= DeadShare))
                yield return new Alarm(Symptom.DeadUnits, sampled.Step);
        }
    }

    /// <summary>Layers in a row, from the output down, whose gradient is so many times that of the layer above.</summary>
    private static int LongestRun(List<double> gradients, Func<double, bool> holds)
    {
        var (longest, current) = (0, 0);
        for (var layer = gradients.Count - 2; layer >= 0; layer--)
        {
            current = holds(gradients[layer] / gradients[layer + 1]) ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }
        return longest;
    }
}
