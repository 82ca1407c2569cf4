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

    /// <param name="x">[R, in, B].</param>
    /// <returns>[R, out, B].</returns>
    public override Tensor forward(Tensor x)
    {
        if (HostLinear.Takes(x))
        {
            // The data come as samples before units.
            using var units = x.contiguous();
            return HostLinear.Apply(_weight, _bias, units);
        }
        using var bias = _bias.unsqueeze(2);
        // TorchSharp's baddbmm takes the first batch as this, not the tensor that is added.
        return _weight.baddbmm(x, bias, beta: 1, alpha: 1);
    }
}
