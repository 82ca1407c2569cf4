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
    private readonly int _step;

    public MeasuredUpdate(IReadOnlyList<LayerSite> sites, SignalRecorder recorder, LayerNumbers numbers, int step, double lossScale)
    {
        (_sites, _numbers, _step, LossScale) = (sites, numbers, step, lossScale);
        recorder.EndPass();
        foreach (var site in sites)
        {
            if (site.Parameters.Count > 0)
                _weights[site] = new WeightMeasurement(site, lossScale, site.Called || !site.Hookable);
            if (!recorder.Overwritten.Contains(site) && site.Passes.Count > 0)
                _signals[site] = site.TakePasses();
        }
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

    /// <summary>What the gradients are divided by.</summary>
    public double LossScale { get; }

    /// <summary>Completed after the update.</summary>
    public TrainingRow? Training { get; set; }

    public LayerState State(LayerSite site) => _weights.GetValueOrDefault(site)?.State ?? LayerState.NoParameters;

    public bool AnyGradient(LayerSite site) => _weights.GetValueOrDefault(site)?.AnyGradient ?? false;

    /// <returns>The rows, ordered by layer; to be called after the update and before the next one.</returns>
    public IReadOnlyList<LayerRow> Rows(int replicate) =>
    [
        .. _rows.Select(row => new LayerRow(
                replicate, _step, _numbers.Number(row.Site, row.Call, State(row.Site), row.Layer.Signal), _numbers.Name(row.Site, row.Call),
                [.. Quantities.All.Select(quantity => QuantityDefinitions.Measure(quantity, row.Layer))]))
            .OrderBy(row => row.Layer),
    ];

    public void Dispose()
    {
        foreach (var weights in _weights.Values)
            weights.Dispose();
        foreach (var sums in _signals.Values.SelectMany(calls => calls))
            sums.Dispose();
    }

    /// <summary>The norm of the gradient of all trainable parameters together; NaN without any.</summary>
    public static double GradientNorm(nn.Module model)
    {
        using var scope = NewDisposeScope();
        var gradients = model.parameters().Where(parameter => parameter.requires_grad).Select(parameter => parameter.grad)
            .OfType<Tensor>().ToArray();
        return gradients.Length == 0 ? double.NaN : WeightMeasurement.Norm(gradients);
    }
}
