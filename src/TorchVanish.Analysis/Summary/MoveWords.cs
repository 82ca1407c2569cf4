using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Summary;

/// <summary>Describes how far the weights have moved.</summary>
public static class MoveWords
{
    internal static IEnumerable<string> Long(RunSummary s) => s.Moves switch
    {
        { LastStep: 0 } when s.Ended > 0 && s.LastStep > 0 =>
            ["No layer was measured after an update, so it is unknown how far the weights moved."],
        { First: { } first, Last: { } last } when first.Layer == last.Layer =>
            [$"By step {s.Moves.LastStep}, the hidden layer's weights {Moved(first)}."],
        { First: { } first, Last: { } last } =>
            [$"By step {s.Moves.LastStep}, the first hidden layer's weights {Moved(first)}; those of the last {Moved(last)}."],
        _ => [],
    };

    /// <summary>have moved by 1.2% of their norm, without the interval</summary>
    public static string Short(LayerMove move) =>
        Moved(move with
        {
            Change = move.Change with { Low = double.NaN, High = double.NaN },
            Unmoved = move.Unmoved == move.Replicates ? move.Unmoved : 0
        });

    /// <summary>have moved by 1.2% [1.0%, 1.4%] of their norm; have not moved at all</summary>
    private static string Moved(LayerMove move) =>
        move.StillZero == move.Replicates ? "are exactly zero, as at the start, so a relative change is not defined (0/0)"
        : move.FromZero == move.Replicates ? "have moved away from zero, so a relative change is not defined"
        : move.Unmoved == move.Replicates ? "have not moved at all"
        : !move.Change.IsKnown ? "are not finite"
        : $"have moved by {Spelling.WithInterval(move.Change, Spelling.Percent)} of their "
        + $"norm{(move.Unmoved > 0 ? $" (not at all in {move.Unmoved} of {move.Replicates} replicates)" : "")}";
}
