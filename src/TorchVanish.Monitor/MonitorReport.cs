using System.Globalization;
using System.Text;
using TorchVanish.Runs;

namespace TorchVanish;

/// <summary>The short report.md of a monitored run. <c>torchvanish report</c> replaces it by one with figures.</summary>
internal static class MonitorReport
{
    /// <param name="first">Rows of the first measured update.</param>
    /// <param name="last">And of the last.</param>
    public static string Text(RunManifest manifest, int updates, IReadOnlyList<LayerRow> first, IReadOnlyList<LayerRow> last,
        IReadOnlyList<StateChange> states)
    {
        var text = new StringBuilder();
        text.Append($"# {manifest.Name}\n\n{updates} updates, recorded by {manifest.Program} (monitor). ");
        text.Append("`torchvanish report` draws the figures of this folder.\n\n");
        if (first.Count > 0)
            Signals(text, manifest, first, last, states);
        if (manifest.Notes.Count > 0)
            text.Append("\n## Notes\n\n").AppendJoin('\n', manifest.Notes.Select(note => $"- {note}")).Append('\n');
        return text.ToString();
    }

    private static void Signals(
        StringBuilder text, RunManifest manifest, IReadOnlyList<LayerRow> first, IReadOnlyList<LayerRow> last,
            IReadOnlyList<StateChange> states)
    {
        var hidden = manifest.Layers.Where(layer => layer.Role == LayerRole.Hidden).Select(layer => layer.Layer).ToHashSet();
        foreach (var (when, rows) in new[] { ("first", first), ("last", last) })
        {
            var signals = rows.Where(row => hidden.Contains(row.Layer) && !double.IsNaN(row[Quantity.PreactivationGradientNorm])).ToArray();
            if (signals.Length < 2)
                continue;
            var (low, high) = (signals[0], signals[^1]);
            var ratio = low[Quantity.PreactivationGradientNorm] / high[Quantity.PreactivationGradientNorm];
            text.Append($"At update {low.Step} ({when} measured), the signal gradient of {low.Name} is {Number(ratio)} times that of "
                + $"{high.Name}.\n\n");
        }
        var start = first.ToLookup(row => row.Name);
        text.Append("| layer | name | kind | signal, first | signal, last | weight gradient, last | update ratio, last | state |\n");
        text.Append("|---|---|---|---|---|---|---|---|\n");
        foreach (var layer in manifest.Layers)
        {
            var end = last.FirstOrDefault(row => row.Layer == layer.Layer);
            var state = states.LastOrDefault(change => change.Name == layer.Name)?.State;
            string?[] cells =
            [
                $"{layer.Layer}", layer.Name, layer.Kind,
                Cell(start[layer.Name].FirstOrDefault(), Quantity.PreactivationGradientNorm), Cell(end, Quantity.PreactivationGradientNorm),
                Cell(end, Quantity.WeightGradientNorm), Cell(end, Quantity.UpdateRatio), State(state),
            ];
            text.Append($"| {string.Join(" | ", cells)} |\n");
        }
    }

    public static string State(LayerState? state) => state switch
    {
        LayerState.Trained => "trained",
        LayerState.Frozen => "frozen",
        LayerState.NoGradient => "no gradient",
        _ => "–",
    };

    private static string Cell(LayerRow? row, Quantity quantity) =>
        row is null || double.IsNaN(row[quantity]) ? "–" : Number(row[quantity]);

    private static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
