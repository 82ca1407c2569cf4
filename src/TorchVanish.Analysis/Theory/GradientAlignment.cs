namespace TorchVanish.Analysis.Theory;

/// <summary>Mean squared cosine between the gradients of two samples at each hidden layer, from the loss downwards.</summary>
internal static class GradientAlignment
{
    /// <returns>Of ∂L/∂h, one a hidden layer.</returns>
    public static double[] Of(PredictedNetwork network, IReadOnlyList<LayerSignal> signals)
    {
        var aligned = new double[signals.Count];
        var above = network.Input.Aligned;
        for (var i = signals.Count - 1; i >= 0; i--)
        {
            var units = (double)network.Layers[i].FanOut;
            // Two random vectors of n entries have a mean squared cosine of 1/n.
            aligned[i] = above + ((1 - above) / units);
            var (moments, correlation) = (signals[i].Moments, signals[i].Correlation);
            var kept = moments.Derivative.Product(moments.Derivative, correlation) / moments.DerivativeSquare.Mean;
            var below = aligned[i] * kept * kept;
            below += (1 - below) / units;
            var branch = BackwardPass.BranchGain(network, signals, i);
            var share = network.Layers[i].Shortcut ? branch / (1 + branch) : 1;
            var cosine = ((1 - share) * Math.Sqrt(aligned[i])) + (share * Math.Sqrt(below));
            above = cosine * cosine;
        }
        return aligned;
    }
}
