using static TorchSharp.torch;

namespace TorchVanish.Experiments.Models.OnHost;

/// <summary>What is wanted of one pass of a recurrent layer over a sequence: every state and its gradient.</summary>
internal sealed class SequencePass
{
    /// <summary>h_t, [R, d, B], for t from 1.</summary>
    public IReadOnlyList<Tensor> States { get; set; } = [];

    /// <summary>∂L/∂h_t, [R, d, B], for t from 1; there after the backward pass.</summary>
    public IReadOnlyList<Tensor> Gradients { get; set; } = [];
}
