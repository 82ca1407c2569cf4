using TorchVanish.Experiments.Numerics;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace TorchVanish.Experiments.Models.Stacking;

/// <summary>
/// z = W x + b of R replicates and its gradients, as a function of autograd whose products are computed in the memory of the CPU:
/// more than twice as fast as by torch (docs/decisions/0011).
/// </summary>
internal sealed class HostLinear : SingleTensorFunction<HostLinear>
{
    // What autograd has taken over from the call before: its memory is free for the next layer once these references are gone too.
    [ThreadStatic]
    private static List<Tensor>? s_handedOver;

    public override string Name => nameof(HostLinear);

    /// <summary>Whether the products of these are computed here.</summary>
    /// <param name="x">[R, in, B].</param>
    public static bool Takes(Tensor x) => HostProduct.Takes(x, x.shape[2]);

    /// <param name="weight">[R, out, in].</param>
    /// <param name="bias">[R, out].</param>
    /// <param name="x">[R, in, B].</param>
    /// <returns>[R, out, B].</returns>
    public static Tensor Apply(Tensor weight, Tensor bias, Tensor x) => apply(weight, bias, x);

    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        LetGo();
        var (weight, bias, x) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2]);
        ctx.save_for_backward([weight, x]);
        return HandOver(HostProduct.Of(weight, x, bias));
    }

    /// <param name="grad_output">∂L/∂z, [R, out, B].</param>
    /// <returns>∂L/∂W, ∂L/∂b and, where it is wanted, ∂L/∂x.</returns>
    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        LetGo();
        var saved = ctx.get_saved_variables();
        using var weight = saved[0];
        using var x = saved[1];
        using var gradient = grad_output.contiguous();
        grad_output.Dispose();
        return [OfWeight(gradient, x), HandOver(gradient.sum(2)), x.requires_grad ? HandOver(HostProduct.Of(weight, gradient, turnA: true)) : null!];
    }

    private static Tensor OfWeight(Tensor gradient, Tensor x)
    {
        if (HostProduct.Takes(x, x.shape[1]))
            return HandOver(HostProduct.Of(gradient, x, turnB: true));
        using var transposed = x.transpose(1, 2);
        return HandOver(gradient.bmm(transposed));
    }

    private static Tensor HandOver(Tensor tensor)
    {
        (s_handedOver ??= []).Add(tensor);
        return tensor;
    }

    private static void LetGo()
    {
        s_handedOver?.ForEach(tensor => tensor.Dispose());
        s_handedOver?.Clear();
    }
}
