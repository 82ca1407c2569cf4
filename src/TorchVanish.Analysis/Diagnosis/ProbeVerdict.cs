using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>What the deciding experiments say: a cause is proved by its remedy, which learns where the untouched config does not.</summary>
public static class ProbeVerdict
{
    /// <summary>A remedy shows an effect where every seed gains this share of what there is to get, beside the untouched config.</summary>
    private const double Gain = 0.1;

    private const double Proved = 0.96;

    /// <param name="diagnosis">From the whole run.</param>
    /// <param name="untouched">The config, as short as the variants.</param>
    /// <param name="variants">Each with the run that it made.</param>
    public static Diagnosis Of(Diagnosis diagnosis, MeasuredRun untouched, IReadOnlyList<(ProbeVariant Variant, MeasuredRun Run)> variants)
    {
        if (!diagnosis.IsFault && diagnosis.Verdict == Symptom.Healthy)
            return diagnosis;
        var plain = Skills(untouched);
        var tried = variants.Select(pair => (pair.Variant, Gain: Paired(plain, Skills(pair.Run)))).ToList();
        var memorises = tried.Find(pair => pair.Variant.Symptom == Symptom.NotLearnable).Gain;
        var helped = tried.Where(pair => pair.Variant.Symptom != Symptom.NotLearnable && pair.Gain.Least >= Gain).OrderByDescending(pair =>
            pair.Gain.Median).ToList();
        var evidence = Facts.Of([.. tried.Select(pair => ($"gain_{pair.Variant.Name.Replace('-', '_')}", (object?)pair.Gain.Median))]);
        if (helped.Count > 0)
        {
            // What the signs have named already goes before what merely helps more.
            var best = helped.Find(pair => pair.Variant.Symptom == diagnosis.Verdict) is { Variant: not null } named ? named : helped[0];
            return Settled(diagnosis, best.Variant, best.Gain, helped.Count, evidence);
        }
        return memorises.Least >= Gain
            ? With(diagnosis, new Finding(
                Symptom.NotLearnable, [], null, 0.8, evidence,
                "No other rate, initial weights, scale or output helps, and the same network memorises a few samples: the network is "
                    + "sound, and the labels do not follow from the inputs.",
                ["Check that inputs and labels belong together.", "Or get more samples, or inputs that say more."]))
            : With(diagnosis, diagnosis.Findings[0] with
            {
                Evidence = diagnosis.Findings[0].Evidence.Concat(evidence).ToDictionary(),
                Explanation = $"{diagnosis.Findings[0].Explanation} The deciding experiments settle nothing: none of "
                    + $"{Spelling.Count(tried.Count, "change")} helps within {Spelling.Count(untouched.StepsPlanned ?? 0, "step")}.",
            });
    }

    private static Diagnosis Settled(Diagnosis diagnosis, ProbeVariant variant, (double Median, double Least) gain, int helped,
        IReadOnlyDictionary<string, System.Text.Json.Nodes.JsonNode?> evidence)
    {
        var known = diagnosis.Findings.FirstOrDefault(finding => finding.Symptom == variant.Symptom);
        var sentence = $"A deciding experiment proves it: {variant.Change}, the network gets {Spelling.Percent(gain.Median)} more of "
            + "what there is to get within the same few steps (median; every seed gains)."
            + (helped > 1 ? $" {Spelling.Count(helped - 1, "other change")} {(helped == 2 ? "helps" : "help")} too." : "");
        return With(diagnosis, known is not null
            ? known with
            {
                Confidence = Proved,
                Evidence = known.Evidence.Concat(evidence).ToDictionary(),
                Explanation = $"{known.Explanation} {sentence}",
                Remedies = [variant.Remedy, .. known.Remedies.Where(remedy => remedy != variant.Remedy)],
            }
            : new Finding(variant.Symptom, [], null, Proved, evidence, $"{Named(variant.Symptom)} {sentence}", [variant.Remedy]));
    }

    private static string Named(string symptom) => symptom switch
    {
        Symptom.WrongOutput => "The output activation does not go with the loss.",
        Symptom.PoorInitialization => "The initial weights are at fault.",
        Symptom.UnscaledInputs => "The inputs are not scaled.",
        Symptom.LearningRateTooSmall => "The learning rate is too small.",
        Symptom.LearningRateTooLarge => "The learning rate is too large.",
        _ => "The gradient does not get through the layers as they are.",
    };

    // What an experiment has settled goes first.
    private static Diagnosis With(Diagnosis diagnosis, Finding first) => diagnosis with
    {
        Verdict = first.Symptom,
        Confidence = first.Confidence,
        Findings = [first, .. diagnosis.Findings.Where(finding => finding.Symptom != first.Symptom
            && finding.Symptom != Symptom.CannotTell)],
    };

    private static IReadOnlyList<double> Skills(MeasuredRun run) =>
        [.. ObservedRun.Of(run).Outcomes.Select(outcome => outcome.Diverged ? -1 : Math.Max(-1, double.IsNaN(outcome.TrainingSkill)
            ? outcome.LossSkill : outcome.TrainingSkill))];

    private static (double Median, double Least) Paired(IReadOnlyList<double> plain, IReadOnlyList<double> changed)
    {
        double[] gains = [.. plain.Zip(changed, (before, after) => after - before).Where(double.IsFinite)];
        return gains.Length == 0 ? (double.NaN, double.NaN) : (ObservedReplicate.Median(gains), gains.Min());
    }
}
