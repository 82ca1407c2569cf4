using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>An elementwise activation function φ and its derivative φ′.</summary>
public abstract class Activation
{
    /// <summary>TorchSharp's module for φ. It must not work in place, because that would corrupt the retained gradients.</summary>
    public abstract Module<Tensor, Tensor> CreateModule();

    /// <summary>φ′ at each entry, in closed form. φ′ of a NaN is NaN.</summary>
    /// <param name="z">Pre-activations, any shape.</param>
    /// <param name="h">φ(z), same shape.</param>
    public abstract Tensor Derivative(Tensor z, Tensor h);

    /// <summary>∂L/∂z as autograd computes it, also for entries that are not finite.</summary>
    /// <param name="gradient">∂L/∂h, same shape as <paramref name="h"/>.</param>
    /// <param name="h">φ(z).</param>
    /// <param name="derivative">φ′(z).</param>
    public virtual Tensor Signal(Tensor gradient, Tensor h, Tensor derivative) => gradient * derivative;
}
