using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Stacking;

/// <summary>R linear layers of the same shape as one batched matrix product.</summary>
internal sealed class StackedDense : Module<Tensor, Tensor>
{
    private readonly Parameter _weight; // [R, out, in]
    private readonly Parameter _bias; // [R, out]

    public StackedDense(IEnumerable<Linear> layers)
        : base(nameof(StackedDense))
    {
        _weight = Stack.Parameters(layers.Select(layer => layer.weight!));
        _bias = Stack.Parameters(layers.Select(layer => layer.bias!));
        register_parameter("weight", _weight);
        register_parameter("bias", _bias);
    }

    /// <param name="x">[R, in, B].</param>
    /// <returns>[R, out, B].</returns>
    public override Tensor forward(Tensor x) => Apply(_weight, _bias, x);

    /// <returns>W x + b, [R, out, B].</returns>
    internal static Tensor Apply(Tensor weight, Tensor bias, Tensor x)
    {
        using var column = bias.unsqueeze(2);
        // In TorchSharp, baddbmm is a method of the first batch of matrices, not of the tensor that is added.
        return weight.baddbmm(x, column, beta: 1, alpha: 1);
    }
}
