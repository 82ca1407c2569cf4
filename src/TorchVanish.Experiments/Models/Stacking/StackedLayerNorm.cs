using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Stacking;

/// <summary>R layer normalizations: each sample over its own units, with the scale and shift of its replicate.</summary>
internal sealed class StackedLayerNorm : Module<Tensor, Tensor>
{
    private readonly Parameter _weight; // [R, d]
    private readonly Parameter _bias; // [R, d]
    private readonly double _eps;

    public StackedLayerNorm(IReadOnlyList<LayerNorm> layers)
        : base(nameof(StackedLayerNorm))
    {
        _weight = Stack.Parameters(layers.Select(layer => layer.weight!));
        _bias = Stack.Parameters(layers.Select(layer => layer.bias!));
        _eps = layers[0].eps;
        register_parameter("weight", _weight);
        register_parameter("bias", _bias);
    }

    /// <param name="x">[R, B, d].</param>
    public override Tensor forward(Tensor x) =>
        (functional.layer_norm(x, [x.shape[2]], eps: _eps) * _weight.unsqueeze(1)) + _bias.unsqueeze(1);
}
