using TorchVanish.Analysis.Summary;
using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>δ grows on its way to the first layer, in a network that has not learned.</summary>
internal sealed class ExplodingGradient : DiagnosticRule
{
    private const double Confidence = 0.8;

    /// <summary>Beyond the rounding of single precision, nothing but the oldest time steps is left of a weight's gradient.</summary>
    private const double BeyondRounding = 1 / VanishingGradient.EarlyRatioOfTime;

    public override Evidence EvidenceIn(ObservedRun run) =>
        SignalThroughTime.AtStart(run) is { Ratio: > BeyondRounding } ? Evidence.Fact : Evidence.Sign;

    public override Finding? Judge(ObservedRun run)
    {
        if (!run.Fails)
            return null;
        return run.HiddenLayers.Count < 2 ? Time(run) : Layers(run) ?? Time(run);
    }

    private static Finding? Time(ObservedRun run) =>
        SignalThroughTime.AtStart(run) is not { Ratio: > SignalFlow.ExplodingRatio } signal ? null : new Finding(
            Symptom.ExplodingGradient, run.NamesOf(run.HiddenLayers), 0, Confidence,
            Facts.Of(("hidden_gradient_first_over_last_time_step", signal.Ratio), ("time_steps", signal.Last),
                ("gradient_norm_at_start", run.Median(r => r.Training[0].GradientNorm)), ("loss_at_end", run.Median(r => r.EndLoss))),
            $"The gradient explodes through time: ∂L/∂h grows {Spelling.Number(signal.Ratio)} times between time step {signal.Last} and "
                + $"time step {signal.First}, and the network does not learn. A step goes wherever the oldest input points.",
            ["Clip the gradient norm to 1.", "Or use smaller or orthogonal recurrent weights, or a gru or lstm."]);

    private static Finding? Layers(ObservedRun run)
    {
        var (first, last) = (run.HiddenLayers[0], run.HiddenLayers[^1]);
        var ratio = run.Median(r => r.First(first, Quantity.PreactivationGradientNorm) / r.First(last, Quantity.PreactivationGradientNorm));
        var broken = run.Share(r => r.Of(first) is [.., var row] && row[Quantity.NonfiniteGradientCount] > 0
            && row[Quantity.NonfiniteActivationCount] == 0) >= 0.5;
        if (!(ratio > SignalFlow.ExplodingRatio) && !broken)
            return null;
        return new Finding(
            Symptom.ExplodingGradient,
            run.NamesOf(run.HiddenLayers.Take((run.HiddenLayers.Count + 1) / 2)),
            0,
            Confidence,
            Facts.Of(("signal_first_over_last_at_start", ratio), ("backward_pass_is_finite", !broken), ("gradient_norm_at_start",
                run.Median(r => r.Training[0].GradientNorm))),
            $"The gradient explodes: δ = ∂L/∂z grows {(broken ? "until it is not finite" : $"{Spelling.Number(ratio)} times")} between "
                + $"{run.NameOf(last)} and {run.NameOf(first)}, and the network does not learn.",
            ["Use smaller initial weights: xavier_normal for tanh, he_normal for ReLU.", "Or clip the gradient norm to 1."]);
    }
}
