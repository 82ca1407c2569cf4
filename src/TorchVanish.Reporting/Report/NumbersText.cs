using System.Text;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Summary;
using TorchVanish.Analysis.Words;
using TorchVanish.Records.Runs;

namespace TorchVanish.Reporting.Report;

/// <summary>The numbers of a run in a table, folded away: a reader who wants them finds them, nobody has to scroll past them.</summary>
internal static class NumbersText
{
    public static void Write(StringBuilder text, LayerTable table)
    {
        if (table.Rows.Count == 0)
        {
            text.Append($"{table.Run}: no layer was measured.\n\n");
            return;
        }
        text.Append($"<details><summary>{table.Run}: each layer at step {table.FirstStep} and at step {table.LastStep}, medians over replicates</summary>\n\n");
        string[] header = ["layer", .. LayerTable.Columns.Select(quantity => quantity.Column().Replace('_', ' '))];
        MarkdownTable.Write(text, header, table.Rows.Select(row => Cells(row, row.First)), numbers: 1);
        if (table.LastStep > table.FirstStep)
        {
            text.Append($"At step {table.LastStep}:\n\n");
            MarkdownTable.Write(text, header, table.Rows.Select(row => Cells(row, row.Last)), numbers: 1);
        }
        text.Append("</details>\n\n");
    }

    private static IReadOnlyList<string> Cells(LayerTableRow row, IReadOnlyList<Spread> spreads) =>
        [row.Layer.ToString(System.Globalization.CultureInfo.InvariantCulture), .. spreads.Select(spread => spread.Replicates == 0 ? "–" : Spelling.Number(spread.Median))];
}
