using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Summary;

/// <summary>What happened in a run, in plain words made of its numbers.</summary>
public static class RunStory
{
    /// <summary>A signal that arrives this much smaller is called vanishing: a thousandth, three decades below even.</summary>
    private const double VanishingRatio = 1e-3;
    private const double ExplodingRatio = 1e3;

    /// <summary>One paragraph.</summary>
    public static string Paragraph(RunSummary summary) => string.Join(' ', Sentences(summary));

    /// <summary>The accuracy and what became of the gradient, for a table's last column.</summary>
    public static string Short(RunSummary summary) =>
        summary.Replicates == 0 ? "Nothing was measured."
        : string.Join(' ', new[] { LearnedShort(summary), SignalShort(summary), Divergence(summary) }.Where(sentence => sentence.Length > 0));

    /// <summary>Three short sentences: accuracy against the trivial answer, where the signal goes, what diverged.</summary>
    public static IReadOnlyList<string> Facts(RunSummary summary) => summary.Replicates == 0 ? [Paragraph(summary)]
        : [Accuracy(summary), SignalShort(summary), summary.Diverged.Count == 0 ? "No replicate diverged." : Divergence(summary)];

    private static IEnumerable<string> Sentences(RunSummary summary)
    {
        if (summary.Replicates == 0)
            return ["Nothing was measured: the run ended before its first checkpoint."];
        return new[] { Loss(summary), Accuracy(summary), Signal(summary), Change(summary), Units(summary), Divergence(summary) }.Where(sentence => sentence.Length > 0);
    }

    private static string Loss(RunSummary s) => s.LastStep == 0
        ? $"Only the initial network was measured; its training loss is {Spelling.Number(s.TrainLossStart)}."
        : $"Over {Spelling.Count(s.LastStep, "step")} the training loss went from {Spelling.Number(s.TrainLossStart)} to {Spelling.Number(s.TrainLossEnd)} (medians over {Spelling.Count(s.Replicates, "replicate")}).";

    private static string Accuracy(RunSummary s)
    {
        if (!s.ValidationAccuracy.IsKnown)
            return "No validation accuracy is finite.";
        var chance = s.Chance is double level ? $"; a guess gets {Spelling.Percent(level)}" : "";
        return $"Validation accuracy ended at {Spelling.WithInterval(s.ValidationAccuracy, Spelling.Percent)}{chance}{(Learned(s) == false ? ", so the network has learned next to nothing" : "")}.";
    }

    private static string Signal(RunSummary s)
    {
        if (!s.SignalRatio.IsKnown)
            return "";
        var ratio = Spelling.WithInterval(s.SignalRatio, Spelling.Number);
        var sentence = s.SignalRatio.Estimate == 0
            ? "At initialization the backpropagated signal δ = ∂L/∂z is exactly zero at the first hidden layer in at least one replicate."
            : $"At initialization the backpropagated signal δ = ∂L/∂z arrives at the first hidden layer with {ratio} times its size at the last one ({Decades(s.SignalRatio)}).";
        return s.WeightGradientRatio is { IsKnown: true, Estimate: > 0 }
            ? $"{sentence} The weight gradient changes by a factor of {Spelling.WithInterval(s.WeightGradientRatio, Spelling.Number)} over the same way."
            : sentence;
    }

    private static string Decades(Interval ratio)
    {
        var decades = Math.Log10(ratio.Estimate);
        return Math.Abs(decades) < 0.3 ? "it keeps its size"
            : $"{Spelling.Decades(decades)} decades {(decades < 0 ? "lost" : "gained")}{Verdict(ratio)}";
    }

    private static string Verdict(Interval ratio) =>
        ratio.Estimate < VanishingRatio ? ": it vanishes" : ratio.Estimate > ExplodingRatio ? ": it explodes" : "";

    private static string Change(RunSummary s) => s.LastStep == 0 || !s.FirstLayerChange.IsKnown ? ""
        : $"The first hidden layer's weights moved by {Spelling.WithInterval(s.FirstLayerChange, Spelling.Percent)} of their norm, the last one's by {Spelling.WithInterval(s.LastLayerChange, Spelling.Percent)}.";

    private static string Units(RunSummary s) => !double.IsFinite(s.Saturated) || !double.IsFinite(s.Dead) ? ""
        : s.Saturated < 0.005 && s.Dead < 0.005 ? "Hardly any unit is saturated or dead at the end."
        : $"At the end up to {Spelling.Percent(s.Saturated)} of a layer's entries are saturated and up to {Spelling.Percent(s.Dead)} of its units dead.";

    private static string Divergence(RunSummary s) => s.Diverged.Count == 0 ? ""
        : $"{(s.Diverged.Count == s.Replicates && s.Replicates > 1 ? "All" : Spelling.Count(s.Diverged.Count, "replicate") + " of")} {s.Replicates} diverged, {Steps(s.Diverged)}.";

    private static string Steps(IReadOnlyList<Records.Runs.DivergedReplicate> diverged)
    {
        var (first, last) = (diverged.Min(d => d.Step), diverged.Max(d => d.Step));
        return first == last ? $"at step {first}" : $"at steps {first} to {last}";
    }

    /// <summary>Whether the interval clears chance by a tenth of what there is to gain; null where chance is not known.</summary>
    private static bool? Learned(RunSummary s) => s.Chance is double chance && s.ValidationAccuracy.IsKnown
        ? s.ValidationAccuracy.Estimate > chance + (0.1 * (1 - chance))
        : null;

    private static string LearnedShort(RunSummary s) => Learned(s) switch
    {
        false => "Learns next to nothing.",
        true => "Learns.",
        null => "",
    };

    private static string SignalShort(RunSummary s) => s.SignalRatio switch
    {
        { IsKnown: false } => "",
        { Estimate: 0 } => "δ is exactly 0 at layer 1.",
        var ratio when Math.Abs(Math.Log10(ratio.Estimate)) < 0.3 => "δ keeps its size.",
        var ratio => $"δ {(ratio.Estimate < 1 ? "loses" : "gains")} {Spelling.Decades(Math.Log10(ratio.Estimate))} decades{Verdict(ratio)}.",
    };
}
