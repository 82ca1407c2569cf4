using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Numerics;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>The weights W(0) of every layer and their watched weights. The tensors belong to the dispose scope of the caller.</summary>
internal sealed class WeightsAtStart
{
    private readonly Lazy<IReadOnlyList<double[]>> _norms;

    public WeightsAtStart(ReplicateGroup group)
    {
        Weights = [.. group.Layers.Select(layer => group.Lead(layer.Weight.detach().clone()))];
        Watched = [.. Weights.Select(weight => WatchedWeights.Indices(weight.shape[1], weight.shape[2]))];
        _norms = new(() => [.. Weights.Select(weight =>
            Enumerable.Range(0, group.Count).Select(r => Math.Sqrt(new HostTensor(weight, group.Count).Squares(r))).ToArray())]);
    }

    /// <summary>[R, d_l, d_{l-1}] of each layer.</summary>
    public IReadOnlyList<Tensor> Weights { get; }

    /// <summary>Indices into the row-major weight matrix of each layer.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Watched { get; }

    /// <summary>‖W(0)‖_F of each layer and replicate, on the CPU.</summary>
    public IReadOnlyList<double[]> Norms => _norms.Value;
}
