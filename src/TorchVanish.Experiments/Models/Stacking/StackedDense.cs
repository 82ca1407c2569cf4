using TorchSharp.Modules;
using TorchVanish.Experiments.Models.Activations;
using TorchVanish.Experiments.Models.OnHost;
using TorchVanish.Experiments.Numerics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Stacking;

/// <summary>R linear layers of the same shape as one batched matrix product, with the activation if it follows directly.</summary>
internal sealed class StackedDense : Module<Tensor, Tensor>, IHostForm
{
    private readonly Parameter _weight; // [R, out, in]
    private readonly Parameter _bias; // [R, out]
    private readonly LayerKernel _kernel;
    private readonly Module<Tensor, Tensor>? _phi;

    /// <param name="activation">φ; null if another module computes it or the layer has no activation.</param>
    public StackedDense(IEnumerable<Linear> layers, Activation? activation = null)
        : base(nameof(StackedDense))
    {
        _weight = Stack.Parameters(layers.Select(layer => layer.weight!));
        _bias = Stack.Parameters(layers.Select(layer => layer.bias!));
        register_parameter("weight", _weight);
        register_parameter("bias", _bias);
        _kernel = activation is null ? LayerKernel.WithoutActivation : activation.Kernel!;
        _phi = activation?.CreateModule();
    }

    public bool Enabled { get; set; } = true;

    /// <summary>Set this for a pass that must also measure or keep intermediate values.</summary>
    public DensePass? Pass { get; set; }

    /// <param name="x">[R, in, B].</param>
    /// <returns>[R, out, B].</returns>
    public override Tensor forward(Tensor x)
    {
        var onHost = Enabled && HostDense.Takes(_weight, x);
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
        using var bias = _bias.unsqueeze(2);
        // In TorchSharp, baddbmm is a method of the first batch of matrices, not of the tensor that is added.
        var z = _weight.baddbmm(x, bias, beta: 1, alpha: 1);
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
