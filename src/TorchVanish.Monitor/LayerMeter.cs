using System.Diagnostics.Metrics;
using TorchVanish.Runs;

namespace TorchVanish;

/// <summary>
/// The newest values by System.Diagnostics.Metrics: one gauge a quantity, torchvanish.weight_gradient_norm and so on, with the tags
/// run and layer; and torchvanish.loss. What is not a number is not published.
/// </summary>
internal sealed class LayerMeter : IDisposable
{
    public const string Name = "TorchVanish";

    private readonly Meter _meter = new(Name);
    private readonly string _run;
    private volatile Values _newest = new(double.NaN, []);

    public LayerMeter(string run)
    {
        _run = run;
        _meter.CreateObservableGauge("torchvanish.loss", () => Loss(), description: "Loss of the newest measured update");
        foreach (var quantity in Quantities.All)
            _meter.CreateObservableGauge($"torchvanish.{quantity.Column()}", () => Of(quantity), description: quantity.Definition());
    }

    public void Show(double loss, IReadOnlyList<LayerRow> rows) => _newest = new Values(loss, rows);

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<double>> Loss() =>
        double.IsNaN(_newest.Loss) ? [] : [new(_newest.Loss, new KeyValuePair<string, object?>("run", _run))];

    private IEnumerable<Measurement<double>> Of(Quantity quantity) =>
    [
        .. _newest.Rows.Where(row => !double.IsNaN(row[quantity])).Select(row => new Measurement<double>(
            row[quantity], new KeyValuePair<string, object?>("run", _run), new KeyValuePair<string, object?>("layer", row.Name))),
    ];

    private sealed record Values(double Loss, IReadOnlyList<LayerRow> Rows);
}
