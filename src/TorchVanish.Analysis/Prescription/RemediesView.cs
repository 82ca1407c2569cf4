using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Views;

namespace TorchVanish.Analysis.Prescription;

/// <summary>What each remedy gains over the untouched run, one line a remedy.</summary>
public sealed record RemediesView : FigureView
{
    private const int MostRows = 24;

    /// <summary>The best first.</summary>
    public required IReadOnlyList<RemedyRow> Rows { get; init; }

    /// <summary>What a gain is measured in.</summary>
    public required string Quantity { get; init; }

    public static RemediesView Of(Prescription prescription)
    {
        var rows = prescription.Remedies.Where(remedy => remedy.Gain.IsKnown).Take(MostRows)
            .Select(remedy => new RemedyRow(
                remedy.Proposal.Words, remedy.Gain, remedy.Verdict, remedy.Round.Fresh, remedy == prescription.Chosen)).ToList();
        var quantity = $"change in {PrescriptionWords.Measure(prescription)}, in points";
        return new RemediesView
        {
            Headline = PrescriptionWords.Headline(prescription),
            Caption = $"The {quantity}, paired by seed with the untouched run, with Student's 95% interval. "
                + "Filled: on fresh seeds, over all steps. Open: on the seeds of the search; most of these were trained for a part of the "
                + "steps. Blue helps, red harms, grey shows no effect.",
            Nothing = rows.Count == 0 ? "no remedy was tried" : null,
            Rows = rows,
            Quantity = quantity,
        };
    }
}

/// <param name="Fresh">Whether the seeds were not used to choose it.</param>
/// <param name="Chosen">Whether it is what is prescribed.</param>
public sealed record RemedyRow(string Words, Interval Gain, RemedyVerdict Verdict, bool Fresh, bool Chosen);
