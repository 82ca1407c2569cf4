using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>One measured update: made before the update, and completed after it.</summary>
internal sealed class MeasuredUpdate : IDisposable
{
    private readonly List<(LayerSite Site, int Call, MeasuredLayer Layer)> _rows = [];
    private readonly Dictionary<LayerSite, WeightMeasurement> _weights = [];
    private readonly Dictionary<LayerSite, IReadOnlyList<SignalSums>> _signals = [];
    private readonly LayerNumbers _numbers;
    private readonly IReadOnlyList<LayerSite> _sites;
    private readonly PendingNumbers _pending;
    private readonly int _step;

    /// <param name="recorder">Its last pass has ended.</param>
    public MeasuredUpdate(
        nn.Module model, IReadOnlyList<LayerSite> sites, SignalRecorder recorder, LayerNumbers numbers, int step, Tensor loss,
        double lossScale)
    {
        (_sites, _numbers, _step, LossScale) = (sites, numbers, step, lossScale);
        _pending = recorder.Pending;
        Gradients = new ParameterGradients(model, _pending);
        foreach (var site in sites.Where(site => site.Parameters.Count > 0))
            _weights[site] = new WeightMeasurement(site, Gradients, lossScale, site.Called || !site.Hookable, _pending);
        _pending.Add([loss.detach().to(ScalarType.Float64).mean()], read => Loss = read[0]);
        _pending.Read();
        Overwritten = sites.Where(site => site.Passes.Exists(pass => pass.Any(call => call.Overwritten))).ToHashSet();
        foreach (var site in sites.Where(site => site.Passes.Count > 0 && !Overwritten.Contains(site)))
            _signals[site] = site.TakePasses();
        if (numbers.Layers.Count == 0)
            numbers.Begin(sites, sites.ToDictionary(site => site, State), _signals);
        foreach (var site in sites.Where(site => site.Reported))
        {
            var calls = _signals.GetValueOrDefault(site) ?? [];
            var weights = _weights.GetValueOrDefault(site);
            for (var call = 0; call < Math.Max(calls.Count, weights is null ? 0 : 1); call++)
            {
                var isOutput = numbers.Name(site, call) == numbers.Output;
                _rows.Add((site, call, new MeasuredLayer(calls.ElementAtOrDefault(call), call == 0 ? weights : null, isOutput, lossScale)));
            }
        }
    }

    public ParameterGradients Gradients { get; }

    /// <summary>Sites whose output something overwrote at this update.</summary>
    public IReadOnlySet<LayerSite> Overwritten { get; }

    /// <summary>Whether signals arrived but no parameter has a gradient, as after zero_grad().</summary>
    public bool Cleared => Gradients.Norm is 0 or double.NaN && _signals.Any(signal =>
        signal.Key.Parameters.Any(parameter => parameter.requires_grad) && signal.Value.Any(call => call.GradientSquares > 0));

    public double Loss { get; private set; } = double.NaN;

    /// <summary>What the gradients are divided by.</summary>
    public double LossScale { get; }

    /// <summary>Completed after the update.</summary>
    public TrainingRow? Training { get; set; }

    public LayerState State(LayerSite site) => _weights.GetValueOrDefault(site)?.State ?? LayerState.NoParameters;

    /// <returns>The rows, ordered by layer; to be called after the update and before the next one.</returns>
    public IReadOnlyList<LayerRow> Rows(int replicate)
    {
        foreach (var weights in _weights.Values)
            weights.MeasureUpdate(_pending);
        _pending.Read();
        return
        [
            .. _rows.Select(row => new LayerRow(
                    replicate, _step, _numbers.Number(row.Site, row.Call, State(row.Site), row.Layer.Signal),
                    _numbers.Name(row.Site, row.Call),
                    [.. Quantities.All.Select(quantity => QuantityDefinitions.Measure(quantity, row.Layer))]))
                .OrderBy(row => row.Layer),
        ];
    }

    public void Dispose()
    {
        foreach (var weights in _weights.Values)
            weights.Dispose();
    }
}
