using TorchVanish.Experiments.Models;
using TorchVanish.Records.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>The gradient of all parameters of each replicate together.</summary>
internal static class Gradients
{
    /// <remarks>
    /// Not by linalg.vector_norm: TorchSharp wraps its order in an object that the garbage collector may free while the native
    /// code reads it; a run then ends in an exception from inside torch.
    /// </remarks>
    /// <returns>[R]: the Euclidean norm over all parameters of a replicate.</returns>
    public static Tensor Norm(ReplicateGroup group)
    {
        var norms = group.Parameters.Select(p => p.parameter.grad is { } gradient ? group.Lead(gradient).flatten(1).norm(dim: 1) : null).OfType<Tensor>();
        return stack([.. norms]).norm(dim: 0);
    }

    /// <summary>Clips the gradients of each replicate in place.</summary>
    /// <param name="norm">[R], before clipping.</param>
    public static void Clip(ReplicateGroup group, ClippingConfig clipping, Tensor norm)
    {
        if (clipping is NoClippingConfig)
            return;
        // As torch.nn.utils.clip_grad_norm_ has it, down to the 1e-6.
        var scale = clipping is NormClippingConfig byNorm ? (byNorm.MaxNorm / (norm + 1e-6)).clamp_max(1) : null;
        foreach (var (_, parameter) in group.Parameters)
        {
            if (parameter.grad is not { } gradient)
                continue;
            if (scale is not null)
                group.Lead(gradient).mul_(scale.view([-1, .. Enumerable.Repeat(1L, (int)group.Lead(gradient).dim() - 1)]));
            else
                gradient.clamp_(-((ValueClippingConfig)clipping).ClipValue, ((ValueClippingConfig)clipping).ClipValue);
        }
    }
}
