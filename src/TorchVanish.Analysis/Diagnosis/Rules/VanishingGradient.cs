using TorchVanish.Analysis.Summary;
using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>
/// δ = ∂L/∂z shrinks on its way to the first layer, in a network that has not learned. The size of δ itself says nothing: it is small
/// in every network that has solved its task. Layer against layer of the same step does.
/// </summary>
internal sealed class VanishingGradient : DiagnosticRule
{
    private const double Confidence = 0.85;
    private const double Weak = 0.6;

    /// <summary>Two decades may hold back a network of few layers; three are the threshold of the summary.</summary>
    private static double WeakRatio => Thresholds.VanishingRatio;

    /// <summary>
    /// Before the end of the training: networks with a normalization start at 10⁻³, and learn after a plateau. Chosen in the gap from
    /// 5·10⁻⁵ to 7·10⁻⁴ that the programs for calibration leave.
    /// </summary>
    public const double EarlyRatio = 2e-4;

    /// <summary>Through time, before the end: below the rounding of single precision, what early steps add to a weight's gradient is
    /// lost in what late ones add.</summary>
    public const double EarlyRatioOfTime = 1.1920929e-7;

    private const double Possible = 0.45;

    public override Finding? Judge(ObservedRun run) => run.Fails ? Layers(run) ?? Time(run) : null;

    private static Finding? Layers(ObservedRun run)
    {
        if (run.HiddenLayers.Count < 2)
            return null;
        var (first, last) = (run.HiddenLayers[0], run.HiddenLayers[^1]);
        var start = run.Median(r => Ratio(r.Of(first), r.Of(last), 0));
        var end = run.Median(r => Ratio(r.Of(first), r.Of(last), r.Of(last).Count - 1));
        // A zero is cut, symmetric or unused: other rules tell which.
        if (!(start > 0 && start < WeakRatio) || !(end < SignalFlow.VanishingRatio * 100))
            return null;
        var expected = ExpectedSignal.Of(run);
        var perLayer = Math.Pow(start, 1.0 / (last - first));
        return new Finding(
            Symptom.VanishingGradient,
            run.NamesOf(run.HiddenLayers.Take((run.HiddenLayers.Count + 1) / 2)),
            0,
            !run.IsWhole && !(Math.Max(start, end) < EarlyRatio) ? Possible
                : start < SignalFlow.VanishingRatio && (expected is null || ExpectedSignal.Explains(expected, start)) ? Confidence : Weak,
            Facts.Of(
                ("signal_first_over_last_at_start", start), ("per_layer", perLayer),
                ("predicted_signal_first_over_last", expected?.Ratio),
                ("predicted_per_layer", expected is null ? null : Math.Pow(expected.Ratio, 1.0 / (last - first))),
                ("signal_first_over_last_at_end", end), ("loss_at_end",
                    run.Median(r => r.EndLoss)),
                ("weight_change_first_layer", run.Median(r => r.Last(first, Quantity.WeightChange))), ("weight_change_last_layer",
                    run.Median(r => r.Last(last, Quantity.WeightChange)))),
            $"The gradient vanishes: δ = ∂L/∂z shrinks to {Spelling.Number(start)} of its size between {run.NameOf(last)} and "
                + $"{run.NameOf(first)}, a factor of {Spelling.Number(perLayer)} a layer, "
                + $"and the network does not learn. {ExpectedSignal.Words(expected, start)}The first layers get next to no signal, so that "
                + "they stay as they were drawn.",
            Remedies(run, first));
    }

    // Sigmoid's φ′ is at most 1/4: no weights help but very large ones.
    private static IReadOnlyList<string> Remedies(ObservedRun run, int layer) => WeightScale.IsRelu(run, layer)
        ? ["Initialize with he_normal.", "Or add batch normalization, or residual connections."]
        : ["Use relu with he_normal.", "Or add batch normalization before the activation, or residual connections.",
        "Or use fewer layers."];

    private static Finding? Time(ObservedRun run)
    {
        if (SignalThroughTime.AtStart(run) is not { Ratio: < SignalFlow.VanishingRatio } signal)
            return null;
        var (first, last, ratio) = signal;
        return new Finding(
            Symptom.VanishingGradient, run.NamesOf(run.HiddenLayers), 0,
            run.IsWhole || ratio < EarlyRatioOfTime ? Confidence : Possible,
            Facts.Of(("hidden_gradient_first_over_last_time_step", ratio), ("time_steps", last), ("loss_at_end", run.Median(r =>
                r.EndLoss))),
            $"The gradient vanishes through time: ∂L/∂h shrinks to {Spelling.Number(ratio)} of its size between time step {last} and "
                + $"time step {first}, and the network does not learn. "
            + "What happened early in the sequence leaves no trace in the weights.",
            ["Use an lstm with a forget bias of 1 or more, or a gru.", "Or orthogonal recurrent weights, or shorter sequences."]);
    }

    private static double Ratio(IReadOnlyList<LayerRow> first, IReadOnlyList<LayerRow> last, int index) => index < 0
        || index >= first.Count || index >= last.Count
        ? double.NaN
        : first[index][Quantity.PreactivationGradientNorm] / last[index][Quantity.PreactivationGradientNorm];
}
