using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>
/// W is known along h, because Wh = z: of Wᵀδ, the part along h is (z·δ)/‖h‖ and not random. The mean of ‖Wᵀδ‖² changes by
/// ((z·δ)²/‖h‖² − Var W ‖δ‖²), a correction of order 1/n that adds up over layers where the loss makes δ point along z, and where φ′ is
/// smaller for large z, so that δ does not.
/// </summary>
internal static class SignalAlignment
{
    /// <param name="kappa">Of one seed, as in <see cref="LossAlignment"/>.</param>
    /// <returns>Added to ln(‖δ_l‖²/‖δ_L‖²), one a layer.</returns>
    public static double[] LogRatios(PredictedNetwork network, IReadOnlyList<LayerSignal> signals, double outputVariance, double kappa)
    {
        var added = new double[signals.Count];
        // Below a normalization δ is orthogonal to z.
        if (network.Normalization is not NoNormalizationConfig)
            return added;
        var sum = 0.0;
        var energy = network.Output.FanIn * network.Output.WeightVariance;
        // (e·h)² in units of ‖∂L/∂output‖², less what a random e would have; a bias has no part in Wh.
        var excess = (outputVariance - network.Output.BiasVariance) * (kappa - 1);
        for (var i = signals.Count - 1; i >= 0; i--)
        {
            var (law, signal, before) = (network.Layers[i], signals[i], signals[i].Before);
            var after = before.After(law, signal).SecondMoment;
            var (kept, branch) = (law.Shortcut ? 1.0 : 0, BackwardPass.BranchGain(network, signals, i));
            // Of ‖δ_l‖²/‖e_l‖²: the part of e along h is kept by φ′ as no other.
            var own = excess / (law.FanOut * after * energy) * signal.Moments.KeptAlongValue();
            added[i] = sum + own;
            var (throughBranch, mean) = signal.Moments.Homogeneity();
            var v = (throughBranch + (kept * before.Mean * mean)) / after;
            var u = kept * (before.SecondMoment + (before.Mean * signal.Branch.Mean)) / after;
            var length = law.FanIn * before.SecondMoment;
            var through = 1 - ((law.BiasVariance + law.Drive) / signal.Q);
            v *= through;
            var along = excess + (kept * energy * after);
            // Also a random e becomes a δ that shuns large z, or prefers them, where φ′ depends on the size of z.
            var random = energy * through * through * signal.Moments.DerivativeAlongValue();
            // Orthonormal weights keep ‖δ‖ whatever its direction.
            var free = network.Orthogonal ? 1 - (law.FanIn / (double)Math.Max(law.FanIn, law.FanOut)) : 1;
            var extra = (free * ((((((2 * u * v) + (v * v)) * along) + random) / length) - (kept * branch * energy / law.FanIn)))
                + (branch * energy * own);
            var expected = (kept + branch) * energy;
            sum += Math.Log(1 + Math.Max(extra / expected, -0.5));
            energy = expected + Math.Max(extra, -expected / 2);
            excess = (along * (u + v) * (u + v)) + random - (kept * energy * before.SecondMoment);
        }
        return [.. added.Select(value => value - added[^1])];
    }
}
