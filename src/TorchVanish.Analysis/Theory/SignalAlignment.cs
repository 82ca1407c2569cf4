using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>
/// W is known along h, because Wh = z: of Wᵀδ, the part along h is (z·δ)/‖h‖ and not random. The mean of ‖Wᵀδ‖² changes by
/// ((z·δ)²/‖h‖² − Var W ‖δ‖²), a correction of order 1/n that adds up over layers where the loss makes δ point along z.
/// </summary>
internal static class SignalAlignment
{
    /// <param name="kappa">Of one seed, as in <see cref="LossAlignment"/>.</param>
    /// <returns>Added to ln(‖e_l‖²/‖e_{l+1}‖²), one a layer; 0 for the last.</returns>
    public static double[] LogSteps(PredictedNetwork network, IReadOnlyList<LayerSignal> signals, double outputVariance, double kappa)
    {
        var steps = new double[signals.Count];
        // Below a normalization δ is orthogonal to z; orthonormal weights keep ‖δ‖ whatever its direction.
        if (network.Normalization is not NoNormalizationConfig || network.Orthogonal)
            return steps;
        var energy = network.Output.FanIn * network.Output.WeightVariance;
        // (e·h)² in units of ‖∂L/∂output‖², less what a random e would have; a bias has no part in Wh.
        var excess = (outputVariance - network.Output.BiasVariance) * (kappa - 1);
        for (var i = signals.Count - 1; i > 0; i--)
        {
            var (law, signal, before) = (network.Layers[i], signals[i], signals[i].Before);
            var after = before.After(law, signal).SecondMoment;
            var (kept, branch) = (law.Shortcut ? 1.0 : 0, BackwardPass.BranchGain(network, signals, i));
            var (throughBranch, mean) = signal.Moments.Homogeneity();
            var v = (throughBranch + (kept * before.Mean * mean)) / after;
            var u = kept * (before.SecondMoment + (before.Mean * signal.Branch.Mean)) / after;
            var length = law.FanIn * before.SecondMoment;
            var through = 1 - ((law.BiasVariance + law.Drive) / signal.Q);
            v *= through;
            var along = excess + (kept * energy * after);
            var extra = (((2 * u * v) + (v * v)) * along / length) - (kept * branch * energy / law.FanIn);
            var expected = (kept + branch) * energy;
            steps[i - 1] = Math.Log(1 + Math.Max(extra / expected, -0.5));
            energy = expected + Math.Max(extra, -expected / 2);
            excess = (along * (u + v) * (u + v)) - (kept * energy * before.SecondMoment);
        }
        return steps;
    }
}
