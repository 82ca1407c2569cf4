using TorchSharp.Modules;
using TorchVanish.Acceleration.Numerics;
using TorchVanish.Experiments.Models.Stacking;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Acceleration.Layers;

/// <summary>
/// R linear layers of the same shape with the activation that follows directly, as one autograd function where the CPU, the type and the
/// batch size allow it; elsewhere by torch's operations.
/// </summary>
internal sealed class HostDenseLayer : Module<Tensor, Tensor>
{
    private readonly Parameter _weight; // [R, out, in]
    private readonly Parameter _bias; // [R, out]
    private readonly LayerKernel _kernel;
    private readonly Module<Tensor, Tensor>? _phi;

    /// <param name="phi">torch's module for the same φ; null if the layer has no activation.</param>
    public HostDenseLayer(IEnumerable<Linear> layers, LayerKernel kernel, Module<Tensor, Tensor>? phi)
        : base(nameof(HostDenseLayer))
    {
        _weight = Stack.Parameters(layers.Select(layer => layer.weight!));
        _bias = Stack.Parameters(layers.Select(layer => layer.bias!));
        register_parameter("weight", _weight);
        register_parameter("bias", _bias);
        (_kernel, _phi) = (kernel, phi);
    }

    /// <summary>Set this for a pass that must also measure or keep intermediate values.</summary>
    public DensePass? Pass { get; set; }

    /// <param name="x">[R, in, B].</param>
    /// <returns>[R, out, B].</returns>
    public override Tensor forward(Tensor x)
    {
        var onHost = HostDense.Takes(_weight, x);
        var h = onHost ? OnHost(x) : ByTorch(x);
        if (Pass is { } pass)
        {
            pass.Seen = true;
            // Keep an alias, because the network disposes the tensor after the next layer has used it.
            pass.Output = pass.KeepsTensors || !onHost ? h.alias() : null;
        }
        return h;
    }

    private Tensor OnHost(Tensor x)
    {
        // The data have samples before units.
        using var units = x.contiguous();
        return HostDense.Apply(_weight, _bias, units, _kernel, Pass);
    }

    private Tensor ByTorch(Tensor x)
    {
        var z = StackedDense.Apply(_weight, _bias, x);
        if (Pass is { } pass)
        {
            z.retain_grad();
            pass.Preactivation = z.alias();
        }
        if (_phi is null)
            return z;
        using (z)
            return _phi.call(z);
    }
}
