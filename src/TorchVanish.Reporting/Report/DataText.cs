using System.Globalization;
using System.Text;
using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Reporting.Report;

/// <summary>Describes the data: rows, features, and the classes with their samples in both splits.</summary>
internal static class DataText
{
    // A longer table is collapsed.
    private const int MostOpenClasses = 12;

    public static void Write(StringBuilder text, PlannedReport report)
    {
        var data = report.Runs.Select(run => (run.Label, Facts: run.Record.Manifest?.Data)).ToArray();
        if (data.All(run => run.Facts is null))
        {
            text.Append("The run does not describe its data, because it was written by an older version or by a program that loads its own "
                + "data.\n\n");
            return;
        }
        var different = data.GroupBy(run => run.Facts is null ? "" : Text(run.Facts)).ToArray();
        foreach (var group in different)
        {
            if (different.Length > 1)
                text.Append($"**{string.Join(", ", group.Select(run => SafeMarkdown.Name(run.Label)))}**\n\n");
            text.Append(group.Key.Length == 0 ? "Not recorded.\n\n" : group.Key);
        }
    }

    private static string Text(DataFacts data)
    {
        var text = new StringBuilder();
        text.Append($"`{data.Kind}`: {Number(data.TrainingSamples + data.ValidationSamples)} rows, {Number(data.TrainingSamples)} for "
            + $"training and {Number(data.ValidationSamples)} for validation "
            + $"(replicate 0); {Number(data.Features)} {(data.Features == 1 ? "feature" : "features")}, "
            + (data.Standardized ? "standardized to mean 0 and standard deviation 1 of the training split. " : "not standardized. "));
        text.Append(data.Classes.Count == 0 ? Target(data.Target)
            : $"{Spelling.Count(data.Classes.Count, Unit(data))}{(data.MultiLabel ? "; a row can have several of them" : "")}:\n\n");
        if (data.Classes.Count == 0)
            return text.ToString();
        var folded = data.Classes.Count > MostOpenClasses;
        if (folded)
            text.Append($"<details><summary>Samples of each {Unit(data)}</summary>\n\n");
        MarkdownTable.Write(
            text,
            [Unit(data), "training", "validation"],
            data.Classes.Select(row => (IReadOnlyList<string>)[SafeMarkdown.Name(row.Name), Number(row.Training), Number(row.Validation)]),
            numbers: 1);
        return folded ? text.Append("</details>\n\n").ToString() : text.ToString();
    }

    private static string Unit(DataFacts data) => data.MultiLabel ? "label" : "class";

    private static string Target(TargetFacts? target) => target is null ? "The target is a number.\n\n"
        : $"The target is a number, with mean {Spelling.Number(target.Mean)} and standard deviation "
            + $"{Spelling.Number(target.StandardDeviation)} in the training split; it is "
            + $"{(target.Standardized ? "standardized by these numbers, and so are the losses" : "not standardized")}.\n\n";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
