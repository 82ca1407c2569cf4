using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Models.Stacking;
using TorchVanish.Experiments.Numerics;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>
/// Listens to one layer for one step: by a forward hook that asks autograd to keep a gradient, or by asking a function of autograd of
/// ours to measure or keep what it alone sees. Attached from outside and taken off again: at steps that are not sampled nothing is
/// attached.
/// </summary>
internal abstract class LayerTap(NetworkLayer layer) : IDisposable
{
    /// <param name="keepsTensors">Whether z_l and ∂L/∂z_l are wanted; otherwise sums over them will do.</param>
    public static LayerTap On(NetworkLayer layer, bool keepsTensors = true) => layer switch
    {
        { Recurrent: true } => new SequenceTap(layer),
        { Site: StackedDense dense } => new DenseTap(layer, dense, keepsTensors),
        _ => new PreactivationTap(layer),
    };

    public NetworkLayer Layer => layer;

    /// <summary>Whether the layer was called since.</summary>
    public abstract bool Seen { get; }

    /// <summary>h_l, [B, d_l] or [R, d_l, B], or z_l for the output layer. Of a recurrent layer the time steps follow each other as more samples. Not there where sums are all that was wanted.</summary>
    public abstract Tensor Output { get; }

    /// <summary>z_l, shaped like the output; null of a recurrent layer and where it was not kept.</summary>
    public virtual Tensor? Preactivation => null;

    /// <summary>∂L/∂z_l, shaped like the output; there after the backward pass, and null where nothing depends on the layer or it was not kept. Of a cell with gates ∂L/∂h_t.</summary>
    public abstract Tensor? PreactivationGradient { get; }

    /// <summary>φ′(z_l), shaped like the output; null for the output layer, whose φ′ is 1, and for a cell with gates.</summary>
    public abstract Tensor? Derivative { get; }

    /// <summary>Sums over h_l, φ′(z_l) and ∂L/∂z_l for each replicate; there after the backward pass where that measured them, else null.</summary>
    public virtual IReadOnlyList<LayerSums>? Sums => null;

    /// <summary>Time steps of a recurrent layer; 0 of any other.</summary>
    public virtual int StateCount => 0;

    /// <summary>∂L/∂h_t of each of these, [B, d] or [R, d, B].</summary>
    public virtual IReadOnlyList<Tensor> StateGradients => [];

    public abstract void Dispose();
}
