using System.Globalization;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Prescription;

/// <summary>The sentences of a prescription.</summary>
public static class PrescriptionWords
{
    /// <summary>The answer, in one or two sentences.</summary>
    public static string Answer(Prescription prescription) => prescription.Answer switch
    {
        PrescriptionAnswer.Change => Change(prescription, prescription.Chosen!),
        PrescriptionAnswer.NothingIsWrong => Healthy(prescription),
        PrescriptionAnswer.NoEffectShown =>
            $"No effect shown: of {Tried(prescription)}, {Count(prescription.Remedies.Count(remedy => remedy.Round.Fresh))} seemed to help "
            + $"during the search, and on fresh seeds none is shown to. {AsItIs(prescription)}",
        _ => $"None helps: of {Tried(prescription)}, none gains {Points(PairedGain.LeastWorth)} of {Measure(prescription)}. "
            + AsItIs(prescription),
    };

    /// <summary>The answer as a headline.</summary>
    public static string Headline(Prescription prescription) => prescription.Answer switch
    {
        PrescriptionAnswer.Change =>
            $"{Capital(prescription.Chosen!.Proposal.Words)}: {Spelling.Points(prescription.Chosen.Gain)} gained on fresh seeds",
        PrescriptionAnswer.NothingIsWrong => "Nothing is wrong, and no remedy gains much",
        PrescriptionAnswer.NoEffectShown => "No remedy is shown to help on fresh seeds",
        _ => "None of the remedies helps",
    };

    /// <summary>helps, no effect shown, harms: as in the JSON document.</summary>
    public static string Verdict(RemedyVerdict verdict) => verdict switch
    {
        RemedyVerdict.Helps => "helps",
        RemedyVerdict.Harms => "harms",
        _ => "no effect shown",
    };

    /// <summary>validation accuracy, or what stands for it where the target is a number.</summary>
    public static string Measure(Prescription prescription) => prescription.Untouched.IsAccuracy
        ? "validation accuracy" : "the validation loss of the trivial answer";

    /// <summary>+12.3 [10.1, 14.5], in points.</summary>
    public static string Gain(Interval gain)
    {
        var estimate = Signed(gain.Estimate);
        return gain.HasBounds ? $"{estimate} [{Signed(gain.Low)}, {Signed(gain.High)}]" : estimate;
    }

    /// <summary>The prescription against random search, in one sentence.</summary>
    public static string Against(RandomBaseline baseline) =>
        $"Random search with the same work found {baseline.Random?.Proposal.Words ?? "nothing"}, which gains "
        + $"{(baseline.Random is { } random ? Spelling.Points(random.Gain) : "nothing")}; the prescription gains "
        + $"{(baseline.Prescribed is { } some ? Spelling.Points(some.Gain) : "0")}, on seeds that neither has seen.";

    private static string Change(Prescription prescription, TriedRemedy chosen)
    {
        var rise = prescription.Untouched.IsAccuracy
            ? "The validation accuracy rises by" : "The share of the trivial loss that is gone rises by";
        var before = Spelling.Percent(chosen.Score - chosen.Gain.Estimate);
        return $"Try {chosen.Proposal.Words}. {rise} {Spelling.Points(chosen.Gain)}, from {before} to {Spelling.Percent(chosen.Score)}, "
            + $"on {chosen.Gain.Replicates} fresh seeds.";
    }

    private static string Healthy(Prescription prescription)
    {
        var worth = Points(Prescriber.WorthInHealth);
        return $"Nothing is wrong: leave it alone. {AsItIs(prescription)} " + (prescription.Remedies.Count == 0
            ? $"No remedy was tried, because less than {worth} are left to gain."
            : $"None of {Tried(prescription)} is shown to gain more than {worth}.");
    }

    private static string AsItIs(Prescription prescription)
    {
        var untouched = prescription.Untouched;
        var score = Spelling.WithInterval(untouched.Score, Spelling.Percent);
        var trivial = untouched is { IsAccuracy: true, Trivial: { } level } ? $" (the trivial answer has {Spelling.Percent(level)})" : "";
        return untouched.IsAccuracy
            ? $"As it is, the validation accuracy is {score}{trivial}."
            : $"As it is, {score} of the trivial answer's validation loss is gone.";
    }

    private static string Tried(Prescription prescription) => $"{Count(prescription.Remedies.Count)} remedies";

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Points(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F0} points");

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Signed(double share) =>
        double.IsFinite(share) ? (100 * share).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture) : "–";
}
