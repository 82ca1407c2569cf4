using TorchVanish.Analysis.Prescription;
using TorchVanish.Reporting.Drawing;
using TorchVanish.Runs.Files;

namespace TorchVanish.Reporting.Figures;

/// <summary>Draws <see cref="RemediesView"/>, which belongs to a prescription instead of a run.</summary>
public static class RemediesFigure
{
    public const string Name = "remedies";

    private const float AroundRows = 40;

    public static DrawnFigure Draw(RemediesView view) => new(
        view,
        [],
        format => new Sheet(
            format.HasTitle ? view.Title : "", [], view.Rows.Count == 0 ? [] : [new RemediesPanel(view)], columns: 1,
            AroundRows + (RemediesPanel.Row * view.Rows.Count), format.Width),
        csv =>
        {
            csv.WriteRow("remedy", "gain", "low", "high", "replicates", "verdict", "fresh_seeds", "prescribed");
            foreach (var row in view.Rows)
            {
                csv.WriteRow(
                    row.Words, row.Gain.Estimate, row.Gain.Low, row.Gain.High, row.Gain.Replicates,
                    PrescriptionWords.Verdict(row.Verdict), row.Fresh, row.Chosen);
            }
        });
}
