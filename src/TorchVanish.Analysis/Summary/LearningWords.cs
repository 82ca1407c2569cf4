using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Summary;

/// <summary>Describes what the network has learned.</summary>
public static class LearningWords
{
    internal static IEnumerable<string> Long(RunSummary s)
    {
        yield return Outcome(s);
        if (s.Learning.SameAsTrivial)
        {
            yield return $"In {Counts.Replicates(s.Learning.Accuracy.Replicates, s.Replicates)}, the accuracy is that of "
                + $"{s.Learning.Trivial.Words}, to within {Spelling.Number(100 * Learning.SameAccuracy)} points: the network probably "
                + $"{(s.Learning.Trivial.Kind == Measured.TrivialKind.LargestClass ? "predicts the largest class" : "gives one answer")} "
                + "for every input.";
        }
        yield return Loss(s);
    }

    /// <summary>Validation accuracy 72.1% [70.0%, 74.2%]; a guess (one in 3) gets 33.3%.</summary>
    internal static string Fact(RunSummary s) => s.Ended == 0
        ? $"There is no final accuracy: {Counts.All(s.Replicates)} diverged."
        : Outcome(s);

    /// <summary>Learns. / No better than a guess (one in 3).</summary>
    internal static string Short(RunSummary s) => s.Learning.Verdict switch
    {
        LearningVerdict.Learns => "Learns.",
        LearningVerdict.Little => "Learns almost nothing.",
        LearningVerdict.NotSettled when s.Events.Groups is { } groups =>
            $"Learns in {s.Learning.Gains.Count - groups.Count} of {s.Learning.Gains.Count} replicates "
            + $"({Spelling.WithInterval(groups.Learn, Spelling.Percent)}).",
        LearningVerdict.NotSettled => "These replicates do not show whether it learns.",
        LearningVerdict.NoBetter => $"No better than {s.Learning.Trivial.Words} ({Level(s.Learning)}).",
        LearningVerdict.NothingToGain => ", so the validation split cannot show whether the network learns",
        LearningVerdict.Worse => $"Worse than {s.Learning.Trivial.Words} ({Level(s.Learning)}).",
        _ => "",
    };

    /// <summary>Validation accuracy ends at 72.1%; always predicting the largest class gets 34.0%</summary>
    public static string Headline(Learning learning) =>
        learning.Accuracy.IsKnown ? $"Validation accuracy ends at {Spelling.Percent(learning.Accuracy.Estimate)}{Beside(learning)}"
        : learning.Explained.IsKnown ? Explains(learning, Spelling.Percent(learning.Explained.Estimate))
        : learning.Loss.IsKnown ? $"Validation loss ends at {Spelling.Number(learning.Loss.Estimate)}"
        : "";

    private static string Outcome(RunSummary s)
    {
        var learning = s.Learning;
        if (learning.Accuracy.IsKnown)
            return $"Validation accuracy ended at {Spelling.WithInterval(learning.Accuracy, Spelling.Percent)}"
                + $"{Over(s, learning.Accuracy)}{Beside(learning)}{Verdict(learning)}.";
        if (learning.Explained.IsKnown)
        {
            return Explains(learning, Spelling.WithInterval(learning.Explained, Spelling.Percent)) + Over(s, learning.Explained)
                + (learning.Trivial.Kind == Measured.TrivialKind.Mean ? " (R² = 1 − loss / loss of the mean)" : "")
                + $"{Verdict(learning)}.";
        }
        return learning.Loss.IsKnown
            ? $"Validation loss ended at {Spelling.WithInterval(learning.Loss, Spelling.Number)}{Over(s, learning.Loss)}; no accuracy was "
            + "measured."
            : s.Ended == 0
            ? "There is no final accuracy, because every replicate diverged."
            : "There is no validation accuracy, because no validation loss is finite.";
    }

    // Only for the squared error is the loss of the mean a variance.
    private static string Explains(Learning learning, string share) => learning.Trivial.Kind == Measured.TrivialKind.Mean
        ? $"The network explains {share} of the variance of the validation targets"
        : $"The network removes {share} of the validation loss of {learning.Trivial.Words}";

    private static string Beside(Learning learning) =>
        learning.Trivial.Accuracy is null ? "" : $"; {learning.Trivial.Words} gets {Level(learning)}";

    private static string Level(Learning learning) => learning.Trivial.Accuracy is double accuracy ? Spelling.Percent(accuracy)
        : learning.Trivial.Kind == Measured.TrivialKind.Mean ? "R² = 0" : learning.Trivial.Loss is double loss
        ? $"a loss of {Spelling.Number(loss)}" : "";

    // Only if the number does not include all replicates.
    private static string Over(RunSummary s, Interval interval) =>
        interval.Replicates == s.Replicates ? "" : $" (over {interval.Replicates} of {s.Replicates} replicates)";

    private static string Verdict(Learning learning) => learning.Verdict switch
    {
        LearningVerdict.Little => ", so the network has learned almost nothing",
        LearningVerdict.NotSettled => ", and the interval includes that level: these replicates do not show whether the network learns",
        LearningVerdict.NoBetter => ", so there is no evidence that the network does better",
        LearningVerdict.NothingToGain => ", so the validation split cannot show whether the network learns",
        LearningVerdict.Worse => ", so the network does worse than that",
        _ => "",
    };

    private static string Loss(RunSummary s) => s.LastStep == 0
        ? $"Only the initial network was measured; its training loss is {Spelling.Number(s.TrainLossStart)}."
        : s.Ended == 0 ? $"The training loss was {Spelling.Number(s.TrainLossStart)} at the start (median over "
        + $"{Spelling.Count(s.Replicates, "replicate")})."
        : $"Over {Spelling.Count(s.LastStep, "step")}, the training loss went from {Spelling.Number(s.TrainLossStart)} to "
            + $"{Spelling.Number(s.TrainLossEnd)} ({Medians(s)})."
            + Stopped(s.Stopped);

    private static string Medians(RunSummary s) => s.Replicates == 1 ? "one replicate"
        : s.Ended == s.Replicates ? $"medians over {s.Replicates} replicates"
        : $"medians; at the end over {s.Ended} of {s.Replicates} replicates";

    private static string Stopped(int replicates) => replicates switch
    {
        0 => "",
        1 => " 1 replicate met the stop criterion earlier and counts with its last values.",
        _ => $" {replicates} replicates met the stop criterion earlier and count with their last values.",
    };
}
