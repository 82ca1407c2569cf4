namespace TorchVanish.Analysis.Theory;

/// <summary>
/// The gradient on a tape, from the loss downwards: ln of its mean squared norm and its alignment over samples, at each state.
/// </summary>
internal sealed class TapeGradients
{
    private readonly Tape _tape;

    /// <param name="aligned">Mean squared cosine of ∂L/∂(output) of two samples.</param>
    public TapeGradients(Tape tape, double aligned)
    {
        _tape = tape;
        LogNorm = [.. Enumerable.Repeat(double.NegativeInfinity, tape.States.Count)];
        Aligned = new double[tape.States.Count];
        (LogNorm[tape.Last], Aligned[tape.Last]) = (0, aligned);
        for (var i = tape.Nodes.Count - 1; i >= 0; i--)
        {
            var node = tape.Nodes[i];
            Add(node.Input, LogNorm[node.Output] + Math.Log(node.Passage.Gain), node.Passage.Aligned(Aligned[node.Output]));
            if (node.Shortcut is { } shortcut)
                Add(shortcut, LogNorm[node.Output], Aligned[node.Output]);
        }
    }

    /// <summary>ln E‖∂L/∂(state)‖², 0 at the top.</summary>
    public double[] LogNorm { get; }

    public double[] Aligned { get; }

    /// <summary>
    /// How ln‖∂L/∂(state)‖² changes with the ln Gain of each node, and with ln‖∂L/∂(other)‖² of each state: 1 on the only way up, the share
    /// of its way where there are two.
    /// </summary>
    public (double[] Nodes, double[] States) Shares(int state)
    {
        var (shares, reached) = (new double[_tape.Nodes.Count], new double[_tape.States.Count]);
        reached[state] = 1;
        for (var i = 0; i < shares.Length; i++)
        {
            var node = _tape.Nodes[i];
            shares[i] = Along(reached, node.Input, LogNorm[node.Output] + Math.Log(node.Passage.Gain));
            reached[node.Output] += shares[i];
            if (node.Shortcut is { } shortcut)
                reached[node.Output] += Along(reached, shortcut, LogNorm[node.Output]);
        }
        return (shares, reached);
    }

    /// <summary>Share of ‖∂L/∂(state)‖² that came through the branch above it; the rest came through the shortcut of this node.</summary>
    public double BranchShare(TapeNode join) => 1 - Math.Exp(Math.Min(0, LogNorm[join.Output] - LogNorm[join.Shortcut!.Value]));

    private double Along(double[] reached, int state, double way) =>
        reached[state] == 0 ? 0 : reached[state] * Math.Exp(way - LogNorm[state]);

    private void Add(int state, double logNorm, double aligned)
    {
        if (double.IsNegativeInfinity(LogNorm[state]))
        {
            (LogNorm[state], Aligned[state]) = (logNorm, aligned);
            return;
        }
        var top = Math.Max(LogNorm[state], logNorm);
        var sum = top + Math.Log(Math.Exp(LogNorm[state] - top) + Math.Exp(logNorm - top));
        var share = Math.Exp(logNorm - sum);
        var cosine = ((1 - share) * Math.Sqrt(Aligned[state])) + (share * Math.Sqrt(aligned));
        (LogNorm[state], Aligned[state]) = (sum, cosine * cosine);
    }
}
