using System.Globalization;
using System.Text;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;
using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Reporting.Report;

/// <summary>The numbers of a run in collapsed tables.</summary>
internal static class NumbersText
{
    public static void Write(StringBuilder text, LayerTable table)
    {
        if (table.Rows.Count == 0)
        {
            text.Append($"{table.Run}: no layer was measured.\n\n");
            return;
        }
        text.Append($"<details><summary>{table.Run}: each layer at step "
            + $"{table.FirstStep}{(HasEnd(table) ? $" and at step {table.LastStep}" : "")}, medians over replicates</summary>\n\n");
        text.Append($"At step {table.FirstStep}, {Medians(table.Replicates, table.Replicates)}:\n\n");
        WriteRows(text, table, LayerTable.Columns, row => row.First);
        if (HasEnd(table))
        {
            text.Append($"At step {table.LastStep}, {Medians(table.Ended, table.Replicates)}:\n\n");
            WriteRows(text, table, [.. LayerTable.Columns.Where(quantity => !EndsUndefined(table, quantity))], row => row.Last);
        }
        else if (table.Ended == 0)
            text.Append($"There is no table for the end, because {Counts.All(table.Replicates)} diverged.\n\n");
        text.Append("</details>\n\n");
    }

    private static bool HasEnd(LayerTable table) => table.LastStep > table.FirstStep && table.Ended > 0;

    private static string Medians(int count, int of) => count == 1 && of == 1 ? "one replicate"
        : count == of ? $"medians over {count} replicates"
        : $"medians over {count} of {of} replicates (the others diverged)";

    // No update follows the last row, so its update ratio is not defined.
    private static bool EndsUndefined(LayerTable table, Quantity quantity) =>
        quantity == Quantity.UpdateRatio && table.Rows.All(row => row.Last[Position(quantity)] is { Numbers: 0, NotFinite: 0 });

    private static void WriteRows(StringBuilder text, LayerTable table, IReadOnlyList<Quantity> columns,
        Func<LayerTableRow, IReadOnlyList<MeasuredCell>> cells) => MarkdownTable.Write(
        text,
        ["layer", .. columns.Select(quantity =>
            quantity == Quantity.SaturatedFraction && table.HasReluUnits ? "off fraction" : quantity.Column().Replace('_', ' '))],
        table.Rows.Select(row =>
            (IReadOnlyList<string>)[row.Layer.ToString(CultureInfo.InvariantCulture), .. columns.Select(quantity =>
            Cell(cells(row)[Position(quantity)]))]),
        numbers: 1);

    private static int Position(Quantity quantity) => LayerTable.Columns.Index().First(column => column.Item == quantity).Index;

    /// <summary>0.250; 0.250 (5 of 8) if three replicates have no number; not defined; not finite.</summary>
    private static string Cell(MeasuredCell cell) =>
        cell.Spread.Replicates == 0 ? "–"
        : cell.Numbers == 0 ? cell.NotFinite > 0 ? Spelling.NotFinite : Spelling.NotDefined
        : Spelling.Number(cell.Spread.Median) + (cell.Numbers < cell.Spread.Replicates
        ? $" ({cell.Numbers} of {cell.Spread.Replicates})" : "");
}
