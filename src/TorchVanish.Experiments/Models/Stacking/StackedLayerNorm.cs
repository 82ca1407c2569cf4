using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Stacking;

/// <summary>R layer normalizations. Each sample is normalized over its units, with the scale and shift of its replicate.</summary>
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

    /// <param name="x">[R, d, B].</param>
    public override Tensor forward(Tensor x)
    {
        using var samples = x.transpose(1, 2);
        using var normalized = functional.layer_norm(samples, [x.shape[1]], eps: _eps);
        using var units = normalized.transpose(1, 2);
        using var scale = _weight.unsqueeze(2);
        using var scaled = units * scale;
        using var shift = _bias.unsqueeze(2);
        return scaled + shift;
    }
}
