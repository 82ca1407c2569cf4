using TorchVanish.Experiments.Models.Activations;
using TorchVanish.Experiments.Models.Recurrent;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Stacking;

/// <summary>R simple recurrent cells of the same shape. Each time step is a batched matrix product and φ.</summary>
internal sealed class StackedRnn : Module, IRecurrence
{
    private readonly InputProjection _projection;
    private readonly Module<Tensor, Tensor> _phi;

    public StackedRnn(IReadOnlyList<Module> cells, Activation activation)
        : base(nameof(StackedRnn))
    {
        _projection = InputProjection.OfBothBiases(this, cells);
        _phi = activation.CreateModule();
    }

    public Module Cell => this;

    public Tensor Run(Tensor x, HiddenState state) => Run(this, _projection, _phi, x, state);

    /// <summary>The time steps of the cells whose parameters a module holds, one after another.</summary>
    internal static Tensor Run(Module cell, InputProjection projection, Module<Tensor, Tensor> phi, Tensor x, HiddenState state)
    {
        var recurrent = cell.get_parameter("weight_hh")!;
        Tensor? h = null;
        foreach (var projected in projection.Steps(x))
        {
            using var input = projected;
            // h_0 = 0. In TorchSharp, baddbmm is a method of the first batch of matrices, not of the tensor that is added.
            using var z = h is null ? input.alias() : recurrent.baddbmm(h, input, beta: 1, alpha: 1);
            h?.Dispose();
            h = state.call(phi.call(z));
        }
        return h!;
    }
}
