using System.Globalization;
using System.Text;
using TorchVanish.Analysis.Prescription;
using TorchVanish.Analysis.Words;
using TorchVanish.Reporting.Figures;
using TorchVanish.Runs;
using TorchVanish.Runs.Files;

namespace TorchVanish.Reporting.Report;

/// <summary>Writes report.md, report.html and the figure of a prescription into its folder.</summary>
public static class PrescriptionWriter
{
    /// <exception cref="StorageException">The folder cannot be written.</exception>
    public static void Write(string folder, Prescription prescription)
    {
        var title = $"A prescription for {prescription.Config.Name}";
        var view = RemediesView.Of(prescription);
        List<ReportFigure> figures = [];
        if (view.Nothing is null)
        {
            var svg = FigureFiles.Write(Path.Combine(folder, RunFiles.Figures), RemediesFigure.Name, RemediesFigure.Draw(view));
            figures.Add(new ReportFigure(RemediesFigure.Name, "What each remedy gains", view.Title, view.Caption, svg));
        }
        var text = Text(title, prescription, figures);
        AtomicFile.WriteText(Path.Combine(folder, RunFiles.ReportMarkdown), MarkdownPage.Of(text, figures));
        AtomicFile.WriteText(Path.Combine(folder, RunFiles.ReportHtml), HtmlPage.Of(title, text, figures));
    }

    private static string Text(string title, Prescription prescription, IReadOnlyList<ReportFigure> figures)
    {
        var text = new StringBuilder($"# {title}\n\n## The answer\n\n{PrescriptionWords.Answer(prescription)}\n\n");
        text.Append($"The diagnosis of the untouched run: {prescription.Untouched.Diagnosis}.\n\n");
        if (prescription.Chosen is { } chosen)
        {
            MarkdownTable.Write(text, ["change", "to"], ConfigChange.Of(prescription.Config, chosen.Proposal.Config)
                .Select(pair => (IReadOnlyList<string>)[$"`{pair.Key}`", $"`{pair.Value?.ToJsonString() ?? "left out"}`"]));
            text.Append("`torchvanish run prescription.json` trains it, with every layer measured.\n\n");
        }
        foreach (var figure in figures)
            text.Append($"## {figure.Heading}\n\n{figure.Placeholder}\n\n");
        if (prescription.Remedies.Count > 0)
            Table(text, prescription);
        return text.ToString();
    }

    private static void Table(StringBuilder text, Prescription prescription)
    {
        text.Append("## The numbers\n\n");
        MarkdownTable.Write(
            text,
            ["remedy", "verdict", "gain in points", "seeds", "steps", "steps to the untouched best", "gradient ratio", "cost of a step"],
            prescription.Remedies.Select(Row),
            numbers: 2);
        var ratio = prescription.Untouched.GradientRatio;
        text.Append($"The gain is the paired change in {PrescriptionWords.Measure(prescription)}, with Student's 95% interval. ");
        text.Append("Finalists are judged on fresh seeds, marked ✓; the others in the last round in which they were trained. ");
        text.Append("The gradient ratio is ‖δ‖ of the first hidden layer, or time step, divided by that of the last, at initialization");
        text.Append(double.IsFinite(ratio) ? $"; {Spelling.Number(ratio)} in the untouched run. " : ". ");
        text.Append("The cost of a step is relative to the untouched run. ");
        text.Append(CultureInfo.InvariantCulture,
            $"The work was that of {prescription.Spent:F0} trainings of one replicate over all steps.\n");
    }

    private static IReadOnlyList<string> Row(TriedRemedy remedy) =>
    [
        remedy.Proposal.Words,
        PrescriptionWords.Verdict(remedy.Verdict),
        PrescriptionWords.Gain(remedy.Gain),
        remedy.Gain.Replicates.ToString(CultureInfo.InvariantCulture) + (remedy.Round.Fresh ? " ✓" : ""),
        remedy.Steps.ToString(CultureInfo.InvariantCulture),
        remedy.StepsToBest is { } steps ? steps.ToString("F0", CultureInfo.InvariantCulture) : "–",
        double.IsFinite(remedy.GradientRatio) ? Spelling.Number(remedy.GradientRatio) : "–",
        remedy.Cost is { } cost ? cost.ToString("F2", CultureInfo.InvariantCulture) : "–",
    ];
}
