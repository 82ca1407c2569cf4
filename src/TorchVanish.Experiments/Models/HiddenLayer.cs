using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models;

/// <summary>The TorchSharp modules of one hidden layer, in the order of the forward pass.</summary>
/// <param name="Linear">z = W h + b.</param>
/// <param name="BeforeActivation">The normalization of z; null if there is no such module.</param>
/// <param name="Activation">h = φ(z); null if the linear module also computes φ.</param>
/// <param name="AfterActivation">The normalization of h; null if there is no such module.</param>
/// <param name="Shortcut">Whether the layer's input is added to its output.</param>
internal sealed record HiddenLayer(
    Module<Tensor, Tensor> Linear,
    Module<Tensor, Tensor>? BeforeActivation,
    Module<Tensor, Tensor>? Activation,
    Module<Tensor, Tensor>? AfterActivation,
    bool Shortcut)
{
    /// <summary>
    /// Invokes the children through call, because forward would skip their hooks. Disposes tensors that neither autograd nor a hook
    /// keeps immediately, so that the next layer reuses memory that is still in the cache.
    /// </summary>
    public Tensor Apply(Tensor x)
    {
        var h = Linear.call(x);
        foreach (var module in new[] { BeforeActivation, Activation, AfterActivation })
        {
            if (module is not null)
                h = Replace(h, module.call(h));
        }
        return Shortcut ? Replace(h, h + x) : h;
    }

    private static Tensor Replace(Tensor old, Tensor replacement)
    {
        old.Dispose();
        return replacement;
    }
}
