using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>ξ = 1/|ln χ*| at the fixed point of the variance map (Schoenholz 2017).</summary>
internal static class DepthScale
{
    private const int Iterations = 2000;

    /// <summary>Layers after which a normalized network has its fixed point.</summary>
    private const int Settled = 12;

    /// <summary>Nearer to 1 than this, χ* counts as critical: ξ would be beyond a thousand layers.</summary>
    private const double Critical = 1e-3;

    /// <returns>Null at criticality, and for shortcuts, with which the norm changes as a power of the depth.</returns>
    public static double? Of(PredictedNetwork network)
    {
        var last = network.Layers[^1];
        if (last.Shortcut)
            return null;
        var chi = network.Normalization is NoNormalizationConfig ? Plain(network, last) : Normalized(network, last);
        return chi is { } factor && Math.Abs(Math.Log(factor)) > Critical ? 1 / Math.Abs(Math.Log(factor)) : null;
    }

    private static double? Plain(PredictedNetwork network, LinearLaw last) =>
        FixedPoint(network.Activation, last.FanIn * last.WeightVariance, last.BiasVariance + last.Drive);

    /// <summary>χ at the fixed point of the variance map; null where it has none.</summary>
    /// <param name="gain">n Var W.</param>
    /// <param name="biases">Variance of the biases.</param>
    internal static double? FixedPoint(ScalarActivation activation, double gain, double biases)
    {
        var q = 1.0;
        for (var i = 0; i < Iterations; i++)
        {
            var next = (gain * ActivationMoments.MeanSquare(activation.Value, q)) + biases;
            if (!double.IsFinite(next) || next > 1e12 || next < 1e-12)
            {
                q = Math.Clamp(next, 1e-12, 1e12);
                break;
            }
            var settled = Math.Abs(next - q) <= 1e-10 * q;
            q = next;
            if (settled)
                break;
        }
        return double.IsNaN(q) ? null : gain * ActivationMoments.MeanSquare(activation.Derivative, q);
    }

    private static double? Normalized(PredictedNetwork network, LinearLaw last)
    {
        var deep = network with
        {
            Layers = [.. Enumerable.Repeat(last with { FanIn = last.FanOut,
            WeightVariance = last.WeightVariance * last.FanIn / last.FanOut }, Settled)]
        };
        return Math.Exp(BackwardPass.LogSteps(deep, ForwardPass.Of(deep))[Settled - 2]);
    }
}
