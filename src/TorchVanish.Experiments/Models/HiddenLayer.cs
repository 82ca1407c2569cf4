using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models;

/// <summary>The TorchSharp modules of one hidden layer, in the order in which a sample meets them.</summary>
/// <param name="Linear">z = W h + b.</param>
/// <param name="BeforeActivation">A normalization of z; null for none.</param>
/// <param name="Activation">h = φ(z); null where the linear module computes φ too.</param>
/// <param name="AfterActivation">A normalization of h; null for none.</param>
/// <param name="Shortcut">Whether the layer's own input is added at the end.</param>
internal sealed record HiddenLayer(
    Module<Tensor, Tensor> Linear,
    Module<Tensor, Tensor>? BeforeActivation,
    Module<Tensor, Tensor>? Activation,
    Module<Tensor, Tensor>? AfterActivation,
    bool Shortcut)
{
    /// <summary>
    /// Children are invoked through call: forward would pass their hooks by. What autograd and the hooks do not keep is let go at
    /// once, so that the next layer computes in memory that is still in the cache.
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
