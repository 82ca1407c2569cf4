using TorchVanish.Acceleration.Numerics;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Numerics;
using TorchVanish.Experiments.Probes;
using static TorchSharp.torch;

namespace TorchVanish.Acceleration.Passes;

/// <summary>
/// The sums over W of every layer and replicate at a sampled step, and its watched weights, in CPU memory. Separate passes before and
/// after the update compute them, or the update itself does. Every sampled step reuses the memory.
/// </summary>
internal sealed class WeightSums
{
    private readonly ReplicateGroup _group;
    private readonly WeightsAtStart _start;
    private readonly DescentSums[][] _sums;
    private readonly Lazy<double[][]> _startNorms;
    private readonly Dictionary<object, int> _places = new(ReferenceEqualityComparer.Instance);
    private readonly Tensor[] _kept; // W(t), while the update changes the parameter itself
    private readonly double[][] _watched; // of each layer [R, number of indices], W(t)

    /// <summary>Its tensors belong to the dispose scope of the caller.</summary>
    public WeightSums(ReplicateGroup group, WeightsAtStart start)
    {
        (_group, _start) = (group, start);
        _sums = [.. group.Layers.Select(_ => new DescentSums[group.Count])];
        _kept = [.. start.Weights.Select(weight => empty_like(weight))];
        _watched = [.. start.Watched.Select(indices => new double[group.Count * indices.Count])];
        _startNorms = new(() => [.. start.Weights.Select(weight =>
            Enumerable.Range(0, group.Count).Select(r => Math.Sqrt(new HostTensor(weight, group.Count).Squares(r))).ToArray())]);
        for (var i = 0; i < group.Layers.Count; i++)
        {
            if (!group.Layers[i].Recurrent)
                _places[group.Layers[i].Weight] = i;
        }
    }

    /// <summary>
    /// Whether an update visits every W as one parameter. In a recurrent layer W is two parameters, and parameters without gradient are
    /// skipped.
    /// </summary>
    public bool InPassing => _places.Count == _sums.Length && _group.Layers.All(layer => layer.WeightGradient is not null);

    /// <param name="layer">The index of the layer, from 0.</param>
    public DescentSums[] this[int layer] => _sums[layer];

    /// <returns>‖W(0)‖_F.</returns>
    public double StartNorm(int layer, int replicate) => _startNorms.Value[layer][replicate];

    /// <returns>The watched weights of a replicate, before the update.</returns>
    public ReadOnlySpan<double> Watched(int layer, int replicate) =>
        _watched[layer].AsSpan(replicate * _start.Watched[layer].Count, _start.Watched[layer].Count);

    /// <summary>Called by an update before it changes W of a replicate.</summary>
    public void Watch(int layer, int replicate, ReadOnlySpan<float> weights)
    {
        var indices = _start.Watched[layer];
        for (var k = 0; k < indices.Count; k++)
            _watched[layer][(replicate * indices.Count) + k] = weights[indices[k]];
    }

    /// <returns>The index of the layer whose W the parameter is; null for other parameters.</returns>
    public int? LayerOf(Tensor parameter) => _places.TryGetValue(parameter, out var layer) ? layer : null;

    /// <returns>W(0), [R, d_l, d_{l-1}].</returns>
    public Tensor Start(int layer) => _start.Weights[layer];

    public void BeforeUpdate()
    {
        for (var i = 0; i < _sums.Length; i++)
        {
            using var gradient = _group.Layers[i].WeightGradient?.contiguous();
            using var weight = _group.Layers[i].Weight.detach();
            var kept = _kept[i].bytes;
            var w = new HostTensor(weight, _group.Count);
            var initial = new HostTensor(_start.Weights[i], _group.Count);
            var g = gradient is null ? default : new HostTensor(gradient, _group.Count);
            for (var r = 0; r < _group.Count; r++)
            {
                w.CopyTo(kept, r);
                for (var k = 0; k < _start.Watched[i].Count; k++)
                    _watched[i][(r * _start.Watched[i].Count) + k] = w[r, _start.Watched[i][k]];
                _sums[i][r] = new DescentSums(w.Squares(r), g.Squares(r), w.SquaredDifferences(initial, r), Step: 0);
            }
        }
    }

    public void AfterUpdate()
    {
        for (var i = 0; i < _sums.Length; i++)
        {
            using var updated = _group.Layers[i].Weight.detach();
            var before = new HostTensor(_kept[i], _group.Count);
            var after = new HostTensor(updated, _group.Count);
            for (var r = 0; r < _group.Count; r++)
                _sums[i][r] = _sums[i][r] with { Step = after.SquaredDifferences(before, r) };
        }
    }
}
