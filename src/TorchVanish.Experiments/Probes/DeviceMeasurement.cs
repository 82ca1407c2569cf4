using TorchVanish.Experiments.Models;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>
/// Computes the quantities as <see cref="QuantityCatalogue"/> defines them, by torch's operations on any device, without waiting for it.
/// </summary>
internal sealed class DeviceMeasurement(ReplicateGroup group, IReadOnlyList<LayerTap> taps, WeightsAtStart start) : Measurement
{
    private readonly List<(Tensor weight, Tensor gradient)> _before = [];

    public override void BeforeUpdate(bool byHostPasses)
    {
        foreach (var tap in taps)
        {
            var weight = tap.Layer.Weight;
            _before.Add((group.Lead(weight.detach().clone()), group.Lead((tap.Layer.WeightGradient ?? zeros_like(weight)).clone())));
        }
    }

    public override int AfterUpdate(Readout readout, bool updated)
    {
        using var frozen = no_grad();
        var measured = new List<Tensor>();
        var watched = new List<Tensor>();
        for (var i = 0; i < taps.Count; i++)
        {
            var state = StateOf(i);
            measured.AddRange(Quantities.All.Select(quantity => QuantityCatalogue.Measure(quantity, state, updated)));
            watched.Add(WatchedWeights.Select(state.Weight, start.Watched[i]));
        }
        var column = readout.Add(stack([.. measured], dim: 1));
        foreach (var weights in watched)
            readout.Add(weights);
        foreach (var gradient in taps.SelectMany(tap => tap.StateGradients))
            readout.Add(Activation(gradient).flatten(1).norm(dim: 1));
        return column;
    }

    private LayerState StateOf(int i)
    {
        var (h, layer) = (taps[i].Output, taps[i].Layer);
        var (weight, gradient) = _before[i];
        return new LayerState(
            layer, Wide(weight), Wide(gradient), Wide(start.Weights[i]), Wide(group.Lead(layer.Weight.detach())),
            Activation(taps[i].PreactivationGradient ?? zeros_like(h)), Activation(h), Activation(taps[i].Derivative ?? ones_like(h)));
    }

    private Tensor Activation(Tensor tensor) => Wide(group.LeadActivation(tensor));

    // In float32 the square of 1e-23 is 0, so the norm of a nearly vanished gradient would be measured as 0.
    private static Tensor Wide(Tensor tensor) => tensor.to(ScalarType.Float64);
}
