using TorchVanish.Runs;

namespace TorchVanish;

/// <summary>The layers of run.json: numbered by their first calls. A row that appears later gets the next number.</summary>
internal sealed class LayerNumbers
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<LayerManifest> _layers = [];
    private readonly HashSet<LayerSite> _shared = [];

    /// <summary>The name of the last layer with weights; null before the first measurement.</summary>
    public string? Output { get; private set; }

    public IReadOnlyList<LayerManifest> Layers => _layers;

    /// <summary>Numbers the layers of the first measurement.</summary>
    public void Begin(IReadOnlyList<LayerSite> sites, IReadOnlyDictionary<LayerSite, LayerState> states,
        IReadOnlyDictionary<LayerSite, IReadOnlyList<SignalSums>> calls)
    {
        _shared.UnionWith(calls.Where(call => call.Value.Count > 1).Select(call => call.Key));
        var rows = new List<(int Order, LayerSite Site, int Call)>();
        var previous = -1;
        foreach (var site in sites)
        {
            var own = calls.GetValueOrDefault(site) ?? [];
            // One that was not called comes after the one before it in named_modules().
            if (own.Count == 0 && site.Parameters.Count > 0)
                rows.Add((previous, site, 0));
            rows.AddRange(own.Select((call, i) => (call.Number, site, i)));
            previous = own.Count > 0 ? own[^1].Number : previous;
        }
        var ordered = rows.OrderBy(row => row.Order).ToArray();
        var output = Array.FindLast(ordered, row => row.Site.HasMatrix && states[row.Site] != LayerState.NoGradient);
        Output = output.Site is null ? null : Name(output.Site, output.Call);
        foreach (var (_, site, call) in ordered.Where(row => row.Site.Reported))
            Add(site, call, states[site], (calls.GetValueOrDefault(site) ?? []).ElementAtOrDefault(call));
    }

    /// <returns>name, or name#1, name#2 of a module that is called several times.</returns>
    public string Name(LayerSite site, int call) => call > 0 || _shared.Contains(site) ? $"{site.Name}#{call + 1}" : site.Name;

    public int Number(LayerSite site, int call, LayerState state, SignalSums? signal) =>
        _numbers.TryGetValue(Name(site, call), out var number) ? number : Add(site, call, state, signal);

    private int Add(LayerSite site, int call, LayerState state, SignalSums? signal)
    {
        var name = Name(site, call);
        var role = name == Output ? LayerRole.Output
            : site.HasMatrix && state != LayerState.NoGradient ? LayerRole.Hidden
            : LayerRole.Other;
        double? supremum = role == LayerRole.Output && signal?.Activation is null ? 1
            : signal is { } known && double.IsFinite(known.Supremum) ? known.Supremum
            : null;
        _layers.Add(new LayerManifest(
            _layers.Count + 1, name, site.Kind, role, call == 0
                ? site.Parameters.Sum(parameter => parameter.numel()) : 0, signal?.Activation, supremum));
        return _numbers[name] = _layers.Count;
    }
}
