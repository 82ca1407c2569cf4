using TorchVanish.Experiments.Models;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>The weights W(0) of every layer and their watched weights. The tensors belong to the dispose scope of the caller.</summary>
internal sealed class WeightsAtStart
{
    public WeightsAtStart(ReplicateGroup group)
    {
        Weights = [.. group.Layers.Select(layer => group.Lead(layer.Weight.detach().clone()))];
        Watched = [.. Weights.Select(weight => WatchedWeights.Indices(weight.shape[1], weight.shape[2]))];
    }

    /// <summary>[R, d_l, d_{l-1}] of each layer.</summary>
    public IReadOnlyList<Tensor> Weights { get; }

    /// <summary>Indices into the row-major weight matrix of each layer.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Watched { get; }
}
