namespace TorchVanish.Analysis.Theory;

/// <summary>
/// ln(‖δ_l‖²/‖δ_L‖²) on a tape over seeds, to first order in 1/n: each node adds noise to ln of the signal and to ln of the gradient, and
/// what it adds to the signal changes the gains of the nodes above it.
/// </summary>
internal sealed class TapeSpread
{
    private readonly Tape _tape;
    private readonly TapeGradients _gradients;
    private readonly Pair[] _backward;
    // Of ln(second moment) at each state: the shift of its mean, and its variance for one sample.
    private readonly double[] _shift;
    private readonly double[] _variance;
    private readonly Pair _inputNoise;
    private readonly int _batch;

    /// <param name="inputNoise">Variance of ln(second moment) of the input.</param>
    /// <param name="batch">Samples of a batch.</param>
    public TapeSpread(Tape tape, TapeGradients gradients, Pair inputNoise, int batch)
    {
        (_tape, _gradients, _inputNoise, _batch) = (tape, gradients, inputNoise, batch);
        _backward = [.. tape.Nodes.Select(node => node.Passage.BackwardNoise(gradients.Aligned[node.Output]))];
        (_shift, _variance) = (new double[tape.States.Count], new double[tape.States.Count]);
        (_shift[0], _variance[0]) = (-inputNoise.Sample / 2, inputNoise.Sample);
        foreach (var node in tape.Nodes)
        {
            var (forward, noise) = (node.Passage.Forward, node.Shortcut is null ? node.Passage.ForwardNoise.Sample : 0);
            var shift = (forward.First * _shift[node.Input]) + (((forward.Second * _variance[node.Input]) - noise) / 2);
            var variance = (forward.First * forward.First * _variance[node.Input]) + noise;
            if (node.Shortcut is { } shortcut)
            {
                var share = node.ShortcutShare;
                shift = (share * _shift[shortcut]) + ((1 - share) * shift);
                var deviation = (share * Math.Sqrt(_variance[shortcut])) + ((1 - share) * Math.Sqrt(variance));
                variance = deviation * deviation;
            }
            (_shift[node.Output], _variance[node.Output]) = (shift, variance);
        }
    }

    /// <returns>What is added to ln of the ratio of an infinitely wide network to have the median, and the variance.</returns>
    public (double Shift, double Variance) Of(int state, int last)
    {
        if (state == last)
            return (0, 0);
        var ((here, hereStates), (there, thereStates)) = (_gradients.Shares(state), _gradients.Shares(last));
        // How the ratio changes with ln(second moment) at each state.
        var slopes = new double[_tape.States.Count];
        // What scatters around a shortcut has mean 0; of it, only the range is counted.
        var (shift, sum, around) = (0.0, new Pair(0, 0), new Pair(0, 0));
        for (var i = _tape.Nodes.Count - 1; i >= 0; i--)
        {
            var (node, share) = (_tape.Nodes[i], here[i] - there[i]);
            var (passage, above) = (node.Passage, slopes[node.Output]);
            var branch = 1 - node.ShortcutShare;
            slopes[node.Input] += (above * passage.Forward.First * (node.Shortcut is null ? 1 : branch)) + (share * passage.Backward.First);
            if (node.Shortcut is { } shortcut)
            {
                slopes[shortcut] += above * node.ShortcutShare;
                // The two ways back are orthogonal in the mean, and scatter around it.
                var (ways, weight) = (_gradients.BranchShare(node), hereStates[shortcut] - thereStates[shortcut]);
                var scatter = 4 * ways * (1 - ways) / _tape.States[shortcut].Shape.Units;
                around += Pair.Of(_batch, same => same == 1 ? 1 : _gradients.Aligned[node.Output], 0) * (scatter * weight * weight);
                around += passage.ForwardNoise * (above * above);
            }
            sum += (passage.ForwardNoise * (node.Shortcut is null ? above * above : 0)) + (_backward[i] * (share * share))
                + (passage.SharedNoise * (2 * above * share));
            shift += share * ((passage.Backward.First * _shift[node.Input]) + (passage.Backward.Second * _variance[node.Input] / 2));
            shift -= ((here[i] * here[i]) - (there[i] * there[i])) * _backward[i].Sample / 2;
        }
        sum += _inputNoise * (slopes[0] * slopes[0]);
        return (shift + ((sum.Sample - sum.Batch) / 2), sum.Batch + around.Batch);
    }
}
