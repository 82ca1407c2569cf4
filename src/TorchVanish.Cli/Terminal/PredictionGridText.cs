using System.Globalization;
using System.Text;
using TorchVanish.Analysis.Theory;

namespace TorchVanish.Cli.Terminal;

/// <summary>
/// The grid as Markdown: one row for each activation, initialization, form, depth and width, and a table of the worst networks.
/// </summary>
internal static class PredictionGridText
{
    private const int Worst = 20;
    private const int Sizes = 2;

    public static string Of(IReadOnlyList<(string Run, PredictionCheck? Check)> checks)
    {
        var text = new StringBuilder("| networks | layers | median error | 99th percentile | beyond the seeds' noise | in the 95% range "
            + "|\n|---|---|---|---|---|---|\n");
        var checkedRuns = checks.Where(check => check.Check is not null).Select(check => (Name: Parts(check.Run), Check: check.Check!))
            .ToList();
        Row(text, $"all {checkedRuns.Count}", checkedRuns.Select(run => run.Check));
        foreach (var group in checkedRuns.GroupBy(run => $"form {run.Name.Form}"))
            Row(text, group.Key, group.Select(run => run.Check));
        // A normalization overrides the other properties, so the rows below are for networks without one.
        var plain = checkedRuns.Where(run => run.Name.Form == "plain").ToList();
        foreach (var key in (Func<(string Activation, string Law, string Form, string Depth, string Width), string>[])
            [name => $"activation {name.Activation}", name =>
                $"initialization {name.Law}", name => $"depth {name.Depth}", name => $"width {name.Width}"])
        {
            foreach (var group in plain.GroupBy(run => key(run.Name)))
                Row(text, group.Key, group.Select(run => run.Check));
        }
        text.Append(CultureInfo.InvariantCulture, $"\nNot predicted: {checks.Count - checkedRuns.Count} of {checks.Count}.\n\n");
        text.Append("| worst networks | seeds | predicted ‖δ₁‖/‖δ_L‖ | measured | error | in standard errors | in the range "
            + "|\n|---|---|---|---|---|---|---|\n");
        foreach (var (run, check) in checks.Where(check => check.Check is not null).OrderByDescending(check =>
            check.Check!.Layers.Max(layer => Math.Abs(Math.Log(1 + layer.Error)))).Take(Worst))
        {
            var first = check!.Layers[0];
            text.Append(CultureInfo.InvariantCulture,
                $"| {run} | {check.Replicates} | {first.Predicted.Ratio:G4} | {first.Measured:G4} | {100 * first.Error:+0.0;-0.0}% ");
            text.Append(CultureInfo.InvariantCulture,
                $"| {Math.Log(1 + first.Error) / check.StandardError(first):F1} | "
                + $"{100 * check.Layers.Average(layer => layer.Covered):F1}% |\n");
        }
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, IEnumerable<PredictionCheck> checks)
    {
        var layers = checks.SelectMany(check => check.Layers.Select(layer => (Layer: layer, Error: check.StandardError(layer)))).ToList();
        var errors = layers.Select(layer => Math.Abs(layer.Layer.Error)).Order().ToList();
        var beyond = layers.Count(layer => Math.Abs(Math.Log(1 + layer.Layer.Error)) > 3 * layer.Error + Rounding) / (double)layers.Count;
        text.Append(CultureInfo.InvariantCulture,
            $"| {name} | {errors.Count} | {100 * errors[errors.Count / 2]:F1}% | {100 * errors[(int)(0.99 * errors.Count)]:F1}% ");
        text.Append(CultureInfo.InvariantCulture, $"| {100 * beyond:F0}% | {100 * layers.Average(layer => layer.Layer.Covered):F1}% |\n");
    }

    private const double Rounding = 1e-3;

    private static (string Activation, string Law, string Form, string Depth, string Width) Parts(string name)
    {
        var parts = name.Split('-');
        return (parts[0], parts[1], parts.Length > Sizes + 2 ? string.Join('-', parts[2..^Sizes]) : "plain", parts[^2], parts[^1]);
    }
}
