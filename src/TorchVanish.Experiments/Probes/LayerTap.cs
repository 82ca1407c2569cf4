using TorchVanish.Experiments.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Probes;

/// <summary>
/// A forward hook on one layer that asks autograd to keep ∂L/∂z_l. Attached from outside by the layer's site, for one step, and
/// taken off again: at steps that are not sampled nothing is attached.
/// </summary>
internal sealed class LayerTap : IDisposable
{
    private readonly Module<Tensor, Tensor>.HookRemover _hook;

    public LayerTap(NetworkLayer layer)
    {
        Layer = layer;
        _hook = layer.Site.register_forward_hook((_, input, output) =>
        {
            var z = layer.Activation is null ? output : input;
            z.retain_grad();
            // An alias: a container such as Sequential disposes its intermediate tensors once they are used.
            (Preactivation, Output) = (z.alias(), output.alias());
            return output;
        });
    }

    public NetworkLayer Layer { get; }

    /// <summary>z_l, [B, d_l] or [R, B, d_l]; its grad is there after the backward pass.</summary>
    public Tensor? Preactivation { get; private set; }

    /// <summary>h_l = φ(z_l), or z_l for the output layer.</summary>
    public Tensor? Output { get; private set; }

    public void Dispose() => _hook.remove();
}
