using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;

namespace TorchVanish.Analysis.Views;

/// <summary>The level of the best constant answer, as a reference line for losses and accuracies.</summary>
internal static class TrivialAnswer
{
    // The largest relative difference between levels that is due only to different splits.
    private const double Alike = 0.02;

    public static ReferenceLine[] Loss(IReadOnlyList<MeasuredRun> runs) =>
        Common(runs.Select(run => run.Trivial.Loss)) is double level ? [new ReferenceLine(level, Label(runs))] : [];

    public static ReferenceLine[] Accuracy(IReadOnlyList<MeasuredRun> runs) =>
        Common(runs.Select(run => run.Trivial.Accuracy)) is double level ? [new ReferenceLine(level, Label(runs))] : [];

    private static string Label(IReadOnlyList<MeasuredRun> runs) =>
        runs.All(run => run.Trivial.Kind == TrivialKind.Guess) ? "chance" : "constant answer";

    /// <summary>The sentence on the lines that the panels have.</summary>
    public static string Sentence(IReadOnlyList<CurvePanel> panels) =>
        panels.SelectMany(panel => panel.References).Select(line => line.Label).Distinct().Order(StringComparer.Ordinal).ToArray() switch
        {
            [] => "",
            ["chance"] => " The dotted line is the accuracy of a guess.",
            _ => " The dotted line is the best answer that ignores the input (the class shares, or the mean, of the training split).",
        };

    // If the runs learn from different data, a line would apply to only one of them.
    private static double? Common(IEnumerable<double?> levels)
    {
        var all = levels.ToArray();
        if (all.Length == 0 || !all.All(level => level is double value && double.IsFinite(value)))
            return null;
        var (low, high) = (all.Min()!.Value, all.Max()!.Value);
        return high - low <= Alike * Math.Abs(high) ? all.Average() : null;
    }
}
