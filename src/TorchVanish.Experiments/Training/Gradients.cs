using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Numerics;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>Operations on the gradient of all parameters of each replicate.</summary>
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

    /// <summary>
    /// Releases the gradients of the previous step. The backward pass then stores new tensors, which takes fewer calls than adding to
    /// zeros.
    /// </summary>
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
        // The formula of torch.nn.utils.clip_grad_norm_, including the 1e-6.
        var scale = clipping is NormClippingConfig byNorm ? (byNorm.MaxNorm / (norm + 1e-6)).clamp_max(1) : null;
        foreach (var (_, parameter) in group.Parameters)
        {
            if (parameter.grad is not { } gradient)
                continue;
            if (scale is not null)
            {
                var led = group.Lead(gradient);
                led.mul_(scale.to(gradient.dtype).view([-1, .. Enumerable.Repeat(1L, (int)led.dim() - 1)]));
            }
            else
            {
                gradient.clamp_(-((ValueClippingConfig)clipping).ClipValue, ((ValueClippingConfig)clipping).ClipValue);
            }
        }
    }

    // One pass over memory that the backward pass has just written, without a torch call per replicate or sum.
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
        // linalg.vector_norm is not safe: TorchSharp wraps its order in an object that the garbage collector may free while native code
        // reads it (docs/decisions/0008).
        var norms = gradients.Select(g => group.Lead(g).flatten(1).to(ScalarType.Float64).norm(dim: 1));
        return stack(norms).norm(dim: 0);
    }
}
