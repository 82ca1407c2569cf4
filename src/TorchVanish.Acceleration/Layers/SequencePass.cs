using static TorchSharp.torch;

namespace TorchVanish.Acceleration.Layers;

/// <summary>Requests every state of a recurrent layer and its gradient for one pass over a sequence, and holds them.</summary>
internal sealed class SequencePass
{
    /// <summary>h_t, [R, d, B], for t = 1 ... T.</summary>
    public IReadOnlyList<Tensor> States { get; set; } = [];

    /// <summary>∂L/∂h_t, [R, d, B], for t = 1 ... T; available after the backward pass.</summary>
    public IReadOnlyList<Tensor> Gradients { get; set; } = [];
}
