namespace TorchVanish.Analysis.Theory;

/// <summary>
/// ln(‖δ_l‖²/‖δ_L‖²) over seeds, taken as normal: its mean and variance to first order in 1/n. The forward signal is a chain
/// x_{l+1} = a_l x_l + noise of fluctuations x of ln q; each layer's factor depends on it and has noise of its own.
/// </summary>
internal sealed class SeedSpread
{
    private readonly PredictedNetwork _network;
    private readonly IReadOnlyList<LayerSignal> _signals;
    private readonly LayerNoise[] _noise;
    // ln ‖e_l‖² that the direction of the loss adds from each layer to the last, one list a seed that is drawn.
    private readonly double[][] _aligned;
    // Of ln q at each layer: the shift of its mean, and its variance.
    private readonly double[] _shift;
    private readonly Pair[] _variance;

    public SeedSpread(PredictedNetwork network, IReadOnlyList<LayerSignal> signals)
    {
        (_network, _signals) = (network, signals);
        var outputs = OutputMoments();
        var drawn = LossAlignment.Of(
            network.Input.Loss, network.Output.FanOut, outputs.Variance, outputs.Correlation, network.Input.Batch);
        var aligned = GradientAlignment.Of(network, signals, Math.Max(network.Input.Aligned, drawn.Average(seed => seed.Aligned)));
        _aligned = [.. drawn.Select(seed => SignalAlignment.LogRatios(network, signals, outputs.Variance, seed.Kappa))];
        _noise = [.. signals.Select((signal, i) => LayerNoise.Of(
            network, network.Layers[i], Above(i), signal, i + 1 < signals.Count ? signals[i + 1].Q : outputs.Variance, aligned[i]))];
        _shift = new double[signals.Count];
        _variance = new Pair[signals.Count];
        var entering = network.Layers[0].FanIn * network.Layers[0].WeightVariance * network.Input.SecondMoment / signals[0].Q;
        _variance[0] = new Pair(1, 1.0 / network.Input.Batch) * (network.Input.NormVariance * entering * entering);
        _shift[0] = -_variance[0].Sample / 2;
        for (var i = 0; i + 1 < signals.Count; i++)
        {
            var noise = _noise[i];
            _shift[i + 1] = (noise.Slope * _shift[i]) + (((noise.Curvature * _variance[i].Sample) - noise.Forward.Sample) / 2);
            _variance[i + 1] = (_variance[i] * (noise.Slope * noise.Slope)) + noise.Forward;
        }
    }

    /// <param name="layer">Index of a hidden layer, 0 nearest the input.</param>
    /// <returns>Mean, relative to the logarithm of the infinitely wide network's ratio, and variance.</returns>
    public (double Mean, double Variance) Of(int layer)
    {
        var (last, normalized) = (_signals.Count - 1, _signals[layer].Normalization is not null);
        if (layer == last)
            return (0, 0);
        var (state, joint, sum) = (_variance[layer], new Pair(0, 0), new Pair(0, 0));
        var (mean, skew, tail) = (0.0, 0.0, 0.0);
        // Covariance of ln(‖δ_l‖²/‖δ_L‖²) and ln ‖δ_L‖² of a sample: the ratio of two sums over a batch weighs samples by ‖δ_L‖².
        var weighing = new Pair(0, 0);
        for (var k = layer; k <= last; k++)
        {
            var (slope, curvature, share) = Sensitivity(k, layer, last);
            var noise = _noise[k];
            var own = noise.Derivatives * (share * share);
            if (k < last)
                own += ThroughWeights(k);
            mean += (slope * _shift[k]) + (((curvature * _variance[k].Sample) - own.Sample) / 2);
            sum += (state * (slope * slope)) + (joint * (2 * slope)) + own;
            skew += own.Batch * own.Batch / 12;
            tail += (own.Batch * own.Batch / 2) + (own.Batch * own.Batch * own.Batch / 6);
            if (k == last)
                weighing = (joint + (state * slope)) * OfGain(_signals[k]).First;
            joint = ((joint + (state * slope)) * noise.Slope) + (noise.Shared * share);
            state = (state * (noise.Slope * noise.Slope)) + noise.Forward;
        }
        var alignment = _aligned.Select(sums => sums[layer]).Order().ToArray();
        // A normalization cancels the fluctuations of the scale from layer to layer: only the spread is left of them.
        return (
            normalized ? 0 : mean + ((sum.Sample - sum.Batch) / 2)
                + weighing.Sample - weighing.Batch - skew + alignment[alignment.Length / 2],
            sum.Batch + tail + MathNet.Numerics.Statistics.Statistics.Variance(alignment));
    }

    private LinearLaw Above(int index) => index + 1 < _network.Layers.Count ? _network.Layers[index + 1] : _network.Output;

    private (double Variance, double Correlation) OutputMoments()
    {
        var (law, signal, output) = (_network.Layers[^1], _signals[^1], _network.Output);
        var (carried, gain) = (signal.Before.After(law, signal), output.FanIn * output.WeightVariance);
        var variance = (gain * carried.SecondMoment) + output.BiasVariance;
        return (variance, Math.Clamp(((gain * carried.MixedMoment) + output.BiasVariance) / variance, -1, 1));
    }

    /// <summary>How the logarithm of the ratio changes with ln q_k, and with the layer's own ln ‖φ′ ⊙ e‖².</summary>
    private (double Slope, double Curvature, double Share) Sensitivity(int k, int layer, int last)
    {
        var share = BranchShare(k);
        var factor = k == layer ? 1 : k == last ? share - 1 : share;
        var (measured, branch) = (OfGain(_signals[k]), OfBranch(_signals[k]));
        if (k == layer)
            return (measured.First, measured.Second, factor);
        var top = k == last ? 1 : 0;
        var quadratic = (share - (share * share)) * branch.First * branch.First;
        return ((share * branch.First) - (top * measured.First), (share * branch.Second) - (top * measured.Second) + quadratic, factor);
    }

    private double BranchShare(int index)
    {
        if (!_network.Layers[index].Shortcut)
            return 1;
        var branch = BackwardPass.BranchGain(_network, _signals, index);
        return branch / (1 + branch);
    }

    private Pair ThroughWeights(int index)
    {
        var share = BranchShare(index + 1);
        return _noise[index].Weights * ((share * share) + (2 * share * (1 - share)));
    }

    private static LogSensitivity OfGain(LayerSignal signal) => signal.Normalization is null ? signal.Moments.Sensitivity : new(0, 0);

    // A normalization before φ divides by the variance itself.
    private static LogSensitivity OfBranch(LayerSignal signal) => signal.NormalizesInput ? new(-1, 0) : OfGain(signal);
}
