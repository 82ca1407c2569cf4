namespace TorchVanish.Analysis.Theory;

/// <summary>
/// Mean squared cosine between the gradients of two samples at each hidden layer, from the loss downwards. Of δ = φ′ ⊙ Wᵀδ_above, the
/// weights and φ′ are sums over the same units, so that their fluctuation of order 1/n is counted once, with the fourth moment of φ′.
/// </summary>
internal static class GradientAlignment
{
    /// <param name="aligned">Of ∂L/∂(output).</param>
    /// <returns>Of what enters Wᵀ above each hidden layer: δ of the layer above, or ∂L/∂(output).</returns>
    public static double[] Of(PredictedNetwork network, IReadOnlyList<LayerSignal> signals, double aligned)
    {
        var entering = new double[signals.Count];
        var above = aligned;
        for (var i = signals.Count - 1; i >= 0; i--)
        {
            entering[i] = above;
            var below = Through(signals[i].Moments, signals[i].Correlation, above, network.Layers[i].FanOut);
            var branch = BackwardPass.BranchGain(network, signals, i);
            var share = network.Layers[i].Shortcut ? branch / (1 + branch) : 1;
            var cosine = ((1 - share) * Math.Sqrt(above)) + (share * Math.Sqrt(below));
            above = cosine * cosine;
        }
        return entering;
    }

    /// <summary>After Wᵀ and φ′ of so many units.</summary>
    private static double Through(ActivationMoments moments, double correlation, double aligned, int units)
    {
        var square = moments.DerivativeSquare.Mean;
        var kept = moments.Derivative.Product(moments.Derivative, correlation) / square;
        var fourth = moments.DerivativeSquare.Product(moments.DerivativeSquare, correlation) / (square * square);
        var mean = aligned * kept * kept;
        return Math.Min(1, mean + ((1 - mean) * fourth / units));
    }
}
