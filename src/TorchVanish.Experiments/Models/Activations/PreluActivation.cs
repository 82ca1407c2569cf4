using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = z for z > 0 and a z otherwise, with one learned a for each layer; φ′ is 1 or a.</summary>
public sealed class PreluActivation(double init) : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => new Module(init);

    public override Tensor Derivative(Tensor z, Tensor h)
    {
        // The lowest entry gives the slope with the smallest rounding error.
        var finite = where(z.isfinite(), z, zeros_like(z)).flatten();
        var lowest = finite.argmin();
        var (at, value) = (finite.index_select(0, lowest.view(1)), h.flatten().index_select(0, lowest.view(1)));
        var slope = where(at.lt(0), value / at, full_like(at, init));
        return where(z.isnan(), z, where(z.gt(0), ones_like(z), slope.expand(z.shape)));
    }

    private sealed class Module : Module<Tensor, Tensor>
    {
        public Module(double init)
            : base("PReLU")
        {
            register_parameter("weight", new TorchSharp.Modules.Parameter(full([1], init)));
        }

        public override Tensor forward(Tensor z) => z.prelu(get_parameter("weight")!.to(z.dtype));
    }
}
