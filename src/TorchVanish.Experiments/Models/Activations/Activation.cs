using TorchVanish.Experiments.Numerics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>An elementwise activation function φ and its derivative φ′.</summary>
public abstract class Activation
{
    /// <summary>TorchSharp's module for φ. It must not work in place, because that would corrupt the retained gradients.</summary>
    public abstract Module<Tensor, Tensor> CreateModule();

    /// <summary>φ′ at each entry, in closed form.</summary>
    /// <param name="z">Pre-activations, any shape.</param>
    /// <param name="h">φ(z), same shape.</param>
    public abstract Tensor Derivative(Tensor z, Tensor h);

    /// <summary>φ′ computed from h alone; null if that is not possible or not cheap.</summary>
    internal virtual ElementwiseMap? DerivativeFromOutput => null;

    /// <summary>The kernel that a stack on the CPU uses for φ and its gradient; null if the stack uses torch's module.</summary>
    internal virtual LayerKernel? Kernel => null;
}
