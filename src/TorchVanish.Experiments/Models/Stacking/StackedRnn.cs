using TorchVanish.Experiments.Models.Activations;
using TorchVanish.Experiments.Models.Recurrent;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Stacking;

/// <summary>R simple recurrent cells of the same shape: a batched matrix product and φ for each time step.</summary>
internal sealed class StackedRnn : Module, IRecurrence
{
    private readonly InputProjection _projection;
    private readonly Module<Tensor, Tensor> _phi;

    public StackedRnn(IReadOnlyList<Module> cells, Activation activation)
        : base(nameof(StackedRnn))
    {
        _projection = new InputProjection(this, cells, "bias_ih", "bias_hh");
        _phi = activation.CreateModule();
    }

    public Module Cell => this;

    public Tensor Run(Tensor x, Module<Tensor, Tensor> state)
    {
        var recurrent = get_parameter("weight_hh")!;
        Tensor? h = null;
        foreach (var projected in _projection.Steps(x))
        {
            using var input = projected;
            // h_0 = 0. TorchSharp's baddbmm takes the first batch as this, not the tensor that is added.
            using var z = h is null ? input.alias() : recurrent.baddbmm(h, input, beta: 1, alpha: 1);
            h?.Dispose();
            h = state.call(_phi.call(z));
        }
        return h!;
    }
}
