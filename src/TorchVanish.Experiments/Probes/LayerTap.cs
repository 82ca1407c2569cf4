using TorchVanish.Experiments.Models;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>
/// Observes one layer for one step: with a forward hook that asks autograd to keep a gradient, or by asking a custom autograd function to
/// measure or keep its intermediate values. It is removed after the step, so steps that are not sampled have no hooks.
/// </summary>
internal abstract class LayerTap(NetworkLayer layer) : IDisposable
{
    /// <param name="keepsTensors">Whether to keep z_l and ∂L/∂z_l; otherwise sums over them are enough.</param>
    public static LayerTap On(NetworkLayer layer, bool keepsTensors = true) =>
        IHostPasses.Registered?.Tap(layer, keepsTensors) ?? (layer.Recurrent ? new SequenceTap(layer) : new PreactivationTap(layer));

    public NetworkLayer Layer => layer;

    /// <summary>Whether the layer has been called since the tap was attached.</summary>
    public abstract bool Seen { get; }

    /// <summary>
    /// h_l, [B, d_l] or [R, d_l, B], or z_l for the output layer. The time steps of a recurrent layer count as samples. Not available if
    /// only sums were requested.
    /// </summary>
    public abstract Tensor Output { get; }

    /// <summary>z_l, shaped like the output; null for a recurrent layer, or if it was not kept.</summary>
    public virtual Tensor? Preactivation => null;

    /// <summary>
    /// ∂L/∂z_l, shaped like the output; for a gated cell, ∂L/∂h_t. Available after the backward pass; null if the loss does not depend on
    /// the layer, or if it was not kept.
    /// </summary>
    public abstract Tensor? PreactivationGradient { get; }

    /// <summary>φ′(z_l), shaped like the output; null for the output layer, whose φ′ is 1, and for a cell with gates.</summary>
    public abstract Tensor? Derivative { get; }

    /// <summary>The number of time steps of a recurrent layer; 0 for other layers.</summary>
    public virtual int StateCount => 0;

    /// <summary>∂L/∂h_t of each time step, [B, d] or [R, d, B].</summary>
    public virtual IReadOnlyList<Tensor> StateGradients => [];

    public abstract void Dispose();
}
