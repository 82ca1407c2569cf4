using System.Globalization;
using System.Text;
using TorchVanish.Analysis.Prescription;
using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Prescribing;

/// <summary>A prescription for a terminal: the answer, the change, and a table of the remedies.</summary>
internal static class PrescriptionText
{
    private const int MostRows = 20;
    private const int LongestWords = 58;

    public static string Of(Prescription prescription, string folder)
    {
        var text = new StringBuilder($"{PrescriptionWords.Answer(prescription)}\n");
        if (prescription.Chosen is { } chosen)
        {
            text.Append($"The change, also in {Path.Combine(folder, PrescriptionFiles.Config)}:\n");
            foreach (var (path, value) in ConfigChange.Of(prescription.Config, chosen.Proposal.Config))
                text.Append($"  {path} = {value?.ToJsonString() ?? "left out"}\n");
        }
        if (prescription.Remedies.Count > 0)
            Table(text, prescription);
        if (prescription.Baseline is { } baseline)
            text.Append($"{PrescriptionWords.Against(baseline)}\n");
        return text.Append($"The report: {Path.Combine(folder, RunFiles.ReportHtml)}\n").ToString();
    }

    private static void Table(StringBuilder text, Prescription prescription)
    {
        text.Append($"\n{"remedy",-LongestWords} {"gain in points",-24} {"seeds",5} {"steps",6}  {"ratio",9} {"cost",5}  verdict\n");
        foreach (var remedy in prescription.Remedies.Take(MostRows))
        {
            var words = remedy.Proposal.Words;
            if (words.Length > LongestWords)
                words = words[..(LongestWords - 1)] + "…";
            var ratio = double.IsFinite(remedy.GradientRatio) ? Spelling.Number(remedy.GradientRatio) : "–";
            var cost = remedy.Cost is { } seconds ? seconds.ToString("F1", CultureInfo.InvariantCulture) : "–";
            text.Append(CultureInfo.InvariantCulture, $"{words,-LongestWords} {PrescriptionWords.Gain(remedy.Gain),-24} ");
            text.Append(CultureInfo.InvariantCulture, $"{remedy.Gain.Replicates,5}");
            text.Append(CultureInfo.InvariantCulture, $" {remedy.Steps,6}  {ratio,9} {cost,5}  ");
            text.Append($"{PrescriptionWords.Verdict(remedy.Verdict)}{(remedy.Round.Fresh ? ", on fresh seeds" : "")}\n");
        }
        if (prescription.Remedies.Count > MostRows)
            text.Append(CultureInfo.InvariantCulture, $"... and {prescription.Remedies.Count - MostRows} more in the report\n");
        text.Append($"\ngain: paired change in {PrescriptionWords.Measure(prescription)}, with its 95% interval.\n");
        text.Append("ratio: gradient at the first to that at the last hidden layer, at initialization.\n");
        text.Append("cost: time of a step, relative to the untouched run.\n");
    }
}
