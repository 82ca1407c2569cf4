using System.Globalization;
using System.Text;
using TorchVanish.Analysis.Theory;

namespace TorchVanish.Cli.Terminal;

/// <summary>A prediction as text, and the comparison of predictions with runs as Markdown.</summary>
internal static class PredictionText
{
    public static string Of(Prediction prediction)
    {
        var text = new StringBuilder();
        if (prediction.Verdict == PredictedVerdict.CannotPredict)
            return $"cannot_predict: {prediction.Reason}\n";
        text.Append(prediction.Reason).Append('\n');
        if (PredictionWords.Remedy(prediction) is { Length: > 0 } remedy)
            text.Append(remedy).Append('\n');
        text.Append(PredictionWords.Depth(prediction)).Append("\n\n");
        text.Append($"{"layer",-10}{"q",10}{"χ",10}{"ratio",12}{"low",12}{"high",12}{"dW ratio",12}{"c",9}\n");
        foreach (var layer in prediction.Layers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{layer.Name,-10}{layer.Q,10:G3}{layer.Chi,10:F4}{layer.Ratio,12:G4}");
            text.Append(CultureInfo.InvariantCulture, $"{layer.Low,12:G4}{layer.High,12:G4}");
            text.Append(CultureInfo.InvariantCulture, $"{layer.WeightRatio,12:G4}{layer.Correlation,9:F3}\n");
        }
        text.Append(
            "\nratio: ‖∂L/∂z_l‖ to that of the last row, median over seeds; low, high: 95% of seeds. q: mean of z². χ: factor of the\n");
        text.Append("squared norm from the layer above. dW ratio: weight gradients. c: correlation of two samples.\n");
        return text.ToString();
    }

    public static string Of(IReadOnlyList<(string Run, PredictionCheck? Check)> checks)
    {
        var text = new StringBuilder(
            "| run | seeds | predicted ‖δ₁‖/‖δ_L‖ | measured | error | largest error of a layer | in the range |\n"
            + "|---|---|---|---|---|---|---|\n");
        foreach (var (run, check) in checks)
            text.Append(check is null ? $"| {run} | | not predicted | | | | |\n" : Row(run, check));
        var layers = checks.SelectMany(check => check.Check?.Layers ?? []).ToList();
        if (layers.Count == 0)
            return text.ToString();
        var errors = layers.Select(layer => Math.Abs(layer.Error)).Order().ToList();
        var (median, high) = (errors[errors.Count / 2], errors[(int)(0.99 * errors.Count)]);
        text.Append(CultureInfo.InvariantCulture, $"""

            Over {layers.Count} layers: median error {100 * median:F1}%, 99th percentile {100 * high:F1}%,
            {100 * layers.Average(layer => layer.Covered):F1}% of seeds in the 95% range.

            """);
        return text.ToString();
    }

    private static string Row(string run, PredictionCheck check)
    {
        var first = check.Layers[0];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {run} | {check.Replicates} | {first.Predicted.Ratio:G4} | {first.Measured:G4} | {100 * first.Error:+0.0;-0.0}% "
            + $"| {100 * check.Layers.Max(layer => Math.Abs(layer.Error)):F1}% "
            + $"| {100 * check.Layers.Average(layer => layer.Covered):F1}% |\n");
    }
}
