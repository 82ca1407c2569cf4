using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Numerics;
using TorchVanish.Records.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>The gradient of all parameters of each replicate together.</summary>
internal static class Gradients
{
    /// <returns>[R], float64: the Euclidean norm over all parameters of a replicate.</returns>
    public static Tensor Norm(ReplicateGroup group)
    {
        using var scope = NewDisposeScope();
        var gradients = new List<Tensor>();
        foreach (var (_, parameter) in group.Parameters)
        {
            if (parameter.grad is { } gradient)
                gradients.Add(gradient);
        }
        var norm = gradients[0].device_type == TorchSharp.DeviceType.CPU ? OnHost(gradients, group.Count) : OnDevice(gradients, group);
        return norm.MoveToOuterDisposeScope();
    }

    /// <summary>Lets the gradients of the step before go. The backward pass stores new ones, which takes fewer calls than zeros that it would add to.</summary>
    public static void Clear(ReplicateGroup group)
    {
        foreach (var (_, parameter) in group.Parameters)
            parameter.grad = null;
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
                group.Lead(gradient).mul_(scale.to(gradient.dtype).view([-1, .. Enumerable.Repeat(1L, (int)group.Lead(gradient).dim() - 1)]));
            else
                gradient.clamp_(-((ValueClippingConfig)clipping).ClipValue, ((ValueClippingConfig)clipping).ClipValue);
        }
    }

    // One pass over memory that the backward pass has just written, with no call into torch for each replicate or sum.
    private static Tensor OnHost(List<Tensor> gradients, int replicates)
    {
        var sums = new double[replicates];
        foreach (var gradient in gradients)
        {
            using var contiguous = gradient.contiguous();
            var host = new HostTensor(contiguous, replicates);
            for (var r = 0; r < replicates; r++)
                sums[r] += host.Squares(r);
        }
        for (var r = 0; r < replicates; r++)
            sums[r] = Math.Sqrt(sums[r]);
        return tensor(sums);
    }

    private static Tensor OnDevice(List<Tensor> gradients, ReplicateGroup group)
    {
        // Not by linalg.vector_norm: TorchSharp wraps its order in an object that the garbage collector may free while the native code
        // reads it.
        var norms = gradients.Select(g => group.Lead(g).flatten(1).to(ScalarType.Float64).norm(dim: 1));
        return stack(norms).norm(dim: 0);
    }
}
