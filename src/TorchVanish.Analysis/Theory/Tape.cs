namespace TorchVanish.Analysis.Theory;

/// <summary>
/// A network as a list of nodes in the order of the forward pass, each of which turns one state of the signal into another. A residual
/// layer is a node more, which adds its branch to its input.
/// </summary>
internal sealed class Tape
{
    private readonly List<Signal> _states = [];
    private readonly List<TapeNode> _nodes = [];
    private readonly List<TapeSite> _sites = [];
    private readonly int _batch;

    public Tape(IReadOnlyList<Step> steps, Signal input, int batch)
    {
        _batch = batch;
        _states.Add(input);
        Last = Append(steps, 0);
    }

    public IReadOnlyList<Signal> States => _states;

    public IReadOnlyList<TapeNode> Nodes => _nodes;

    /// <summary>Where δ is measured, nearest the input first.</summary>
    public IReadOnlyList<TapeSite> Sites => _sites;

    /// <summary>The state at the top.</summary>
    public int Last { get; }

    // Whether the branch ends with weights, whose output no φ has made noise of.
    private static bool EndsLinear(ResidualStep residual) => residual.Branch.OfType<Stage>().LastOrDefault() is WeightStage;

    private int Append(IReadOnlyList<Step> steps, int at)
    {
        // The weights of the layer whose δ is still to be met.
        var weights = -1;
        foreach (var step in steps)
        {
            if (step is Site site)
            {
                _sites.Add(new(site.Name, at, weights));
                continue;
            }
            if (step is ResidualStep residual)
            {
                var end = Append(residual.Branch, at);
                _states.Add(_states[at].Plus(_states[end], residual.Scale));
                _nodes.Add(TapeNode.Join(at, end, _states.Count - 1, residual.Scale, _states, EndsLinear(residual), _batch));
                at = _states.Count - 1;
                continue;
            }
            var passage = ((Stage)step).Through(_states[at], _batch);
            if (step is WeightStage)
                weights = _nodes.Count;
            _states.Add(passage.After);
            _nodes.Add(new(at, _states.Count - 1, passage) { Stage = (Stage)step });
            at = _states.Count - 1;
        }
        return at;
    }
}

/// <param name="State">Where δ is measured.</param>
/// <param name="Weights">The node of the layer's weights.</param>
internal sealed record TapeSite(string Name, int State, int Weights);

/// <param name="Passage">Of the branch alone, where <see cref="Shortcut"/> is a state.</param>
internal sealed record TapeNode(int Input, int Output, Passage Passage)
{
    /// <summary>Null for the end of a residual layer.</summary>
    public Stage? Stage { get; init; }

    /// <summary>The state that is added to the branch; null for a node without a shortcut.</summary>
    public int? Shortcut { get; private init; }

    /// <summary>Share of the second moment after the node that is the shortcut's.</summary>
    public double ShortcutShare { get; private init; }

    public static TapeNode Join(
        int shortcut, int end, int output, double scale, IReadOnlyList<Signal> states, bool linear, int batch)
    {
        var share = Math.Clamp(states[shortcut].Second / states[output].Second, 0, 1);
        var units = (double)states[output].Shape.Units;
        // x · branch(x) is 0 in the mean; the length of a branch without φ at its end scatters as that of normal values.
        var own = linear ? 2 * (1 - share) * (1 - share) / units : 0;
        var noise = Pair.Of(batch, same => (own + (4 * share * (1 - share) / units)) * same * same, states[output].Correlation);
        return new(end, output, new(states[output], scale * scale) { ForwardNoise = noise })
        {
            Shortcut = shortcut,
            ShortcutShare = share,
        };
    }
}
