using TorchVanish.Experiments.Models;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>
/// A forward hook on one layer that asks autograd to keep a gradient. Attached from outside by the layer's site, for one step, and
/// taken off again: at steps that are not sampled nothing is attached.
/// </summary>
internal abstract class LayerTap(NetworkLayer layer) : IDisposable
{
    public static LayerTap On(NetworkLayer layer) => layer.Recurrent ? new SequenceTap(layer) : new PreactivationTap(layer);

    public NetworkLayer Layer => layer;

    /// <summary>Whether the layer was called since.</summary>
    public abstract bool Seen { get; }

    /// <summary>h_l, [B, d_l] or [R, d_l, B], or z_l for the output layer. Of a recurrent layer the time steps follow each other as more samples.</summary>
    public abstract Tensor Output { get; }

    /// <summary>∂L/∂z_l, shaped like the output; there after the backward pass, and null where nothing depends on the layer. Of a cell with gates ∂L/∂h_t.</summary>
    public abstract Tensor? PreactivationGradient { get; }

    /// <summary>φ′(z_l), shaped like the output; null for the output layer, whose φ′ is 1, and for a cell with gates.</summary>
    public abstract Tensor? Derivative { get; }

    /// <summary>Time steps of a recurrent layer; 0 of any other.</summary>
    public virtual int StateCount => 0;

    /// <summary>∂L/∂h_t of each of these, [B, d] or [R, d, B].</summary>
    public virtual IReadOnlyList<Tensor> StateGradients => [];

    public abstract void Dispose();
}
