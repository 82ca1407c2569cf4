using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Stacking;

/// <summary>R linear layers of the same shape as one batched matrix product.</summary>
internal sealed class StackedLinear : Module<Tensor, Tensor>
{
    private readonly Parameter _weight; // [R, out, in]
    private readonly Parameter _bias; // [R, out]

    public StackedLinear(IEnumerable<Linear> layers)
        : base(nameof(StackedLinear))
    {
        _weight = Stack.Parameters(layers.Select(layer => layer.weight!));
        _bias = Stack.Parameters(layers.Select(layer => layer.bias!));
        register_parameter("weight", _weight);
        register_parameter("bias", _bias);
    }

    /// <param name="x">[R, B, in].</param>
    /// <returns>[R, B, out].</returns>
    // Computed as W xᵀ, units before samples: the gradients of W and b then come out in the layout of W and b, and neither they nor
    // the activations, which stay in that layout from layer to layer, are copied. TorchSharp's baddbmm takes the first batch as
    // this, not the tensor that is added.
    public override Tensor forward(Tensor x) => _weight.baddbmm(x.transpose(1, 2), _bias.unsqueeze(2), beta: 1, alpha: 1).transpose(1, 2);
}
