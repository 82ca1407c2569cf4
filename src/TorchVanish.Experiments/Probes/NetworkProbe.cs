using TorchVanish.Experiments.Models;
using TorchVanish.Records.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>Measures every layer of a network at the steps that it watches. It never changes what is trained.</summary>
internal sealed class NetworkProbe
{
    private readonly ReplicateGroup _group;
    private readonly IReadOnlyList<Tensor> _initialWeights;
    private readonly IReadOnlyList<IReadOnlyList<int>> _watched;

    /// <summary>Remembers the weights as they are now, W(0). They live in the dispose scope of the caller.</summary>
    public NetworkProbe(ReplicateGroup group)
    {
        _group = group;
        _initialWeights = [.. group.Layers.Select(layer => group.Lead(layer.Weight.detach().clone()))];
        _watched = [.. _initialWeights.Select(weight => WatchedWeights.Indices(weight.shape[1], weight.shape[2]))];
    }

    /// <summary>Hooks every layer for one forward pass, and for no other.</summary>
    /// <param name="forward">The pass whose gradients are wanted.</param>
    public (Tensor output, Sample sample) Watch(Func<Tensor> forward)
    {
        var taps = _group.Layers.Select(layer => new LayerTap(layer)).ToList();
        try
        {
            return (forward(), new Sample(this, taps));
        }
        finally
        {
            taps.ForEach(tap => tap.Dispose());
        }
    }

    /// <summary>One sampled step, from before its forward pass to after its update.</summary>
    public sealed class Sample
    {
        private readonly NetworkProbe _probe;
        private readonly List<LayerTap> _taps;
        private readonly List<(Tensor weight, Tensor gradient)> _before = [];
        private int _firstColumn;

        internal Sample(NetworkProbe probe, List<LayerTap> taps)
        {
            _probe = probe;
            _taps = taps;
        }

        /// <summary>Keeps weights and gradients as the backward pass left them, before clipping and update change them.</summary>
        public void KeepBeforeUpdate()
        {
            foreach (var tap in _taps)
            {
                var weight = tap.Layer.Weight;
                _before.Add((Lead(weight.detach().clone()), Lead((weight.grad ?? zeros_like(weight)).clone())));
            }
        }

        /// <summary>Adds every quantity of every layer, and the watched weights, to what is read out.</summary>
        public void Measure(Readout readout)
        {
            using var frozen = no_grad();
            var measured = new List<Tensor>();
            var watched = new List<Tensor>();
            for (var i = 0; i < _taps.Count; i++)
            {
                var state = StateOf(i);
                measured.AddRange(Quantities.All.Select(quantity => QuantityCatalogue.Measure(quantity, state)));
                watched.Add(WatchedWeights.Select(state.Weight, _probe._watched[i]));
            }
            _firstColumn = readout.Add(stack([.. measured], dim: 1));
            foreach (var weights in watched)
                readout.Add(weights);
        }

        /// <param name="values">What was read out for one replicate.</param>
        public (IReadOnlyList<LayerRow> layers, IReadOnlyList<WeightRow> weights) Rows(int replicate, int step, double[] values)
        {
            var layers = new List<LayerRow>();
            var weights = new List<WeightRow>();
            var column = _firstColumn;
            foreach (var tap in _taps)
            {
                layers.Add(new LayerRow(replicate, step, tap.Layer.Number, tap.Layer.Name, values[column..(column + Quantities.All.Count)]));
                column += Quantities.All.Count;
            }
            for (var i = 0; i < _taps.Count; i++)
            {
                foreach (var index in _probe._watched[i])
                    weights.Add(new WeightRow(replicate, step, _taps[i].Layer.Number, index, values[column++]));
            }
            return (layers, weights);
        }

        private LayerState StateOf(int i)
        {
            var (tap, layer) = (_taps[i], _taps[i].Layer);
            var z = tap.Preactivation ?? throw new InvalidOperationException($"{layer.Name} was not called, so there is nothing to measure.");
            var h = tap.Output!;
            var derivative = layer.Activation?.Derivative(z, h) ?? ones_like(z);
            var (weight, gradient) = _before[i];
            return new LayerState(
                layer, Wide(weight), Wide(gradient), Wide(_probe._initialWeights[i]), Wide(Lead(layer.Weight.detach())),
                Wide(LeadActivation(z)), Wide(LeadActivation(z.grad ?? zeros_like(z))), Wide(LeadActivation(h)), Wide(LeadActivation(derivative)));
        }

        private Tensor Lead(Tensor parameter) => _probe._group.Lead(parameter);

        private Tensor LeadActivation(Tensor activation) => _probe._group.LeadActivation(activation);

        // In float32 the square of 1e-23 is 0: the norm of a gradient that has nearly vanished would be measured as none at all.
        private static Tensor Wide(Tensor tensor) => tensor.to(ScalarType.Float64);
    }
}
