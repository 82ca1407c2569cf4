using TorchVanish.Experiments.Models.Recurrent;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Stacking;

/// <summary>R LSTM cells of the same shape, with all gates of a time step in one batched matrix product.</summary>
internal sealed class StackedLstm : Module, IRecurrence
{
    private readonly InputProjection _projection;

    public StackedLstm(IReadOnlyList<Module> cells)
        : base(nameof(StackedLstm))
    {
        _projection = InputProjection.OfBothBiases(this, cells);
    }

    public Module Cell => this;

    public Tensor Run(Tensor x, HiddenState state)
    {
        var recurrent = get_parameter("weight_hh")!;
        var units = recurrent.shape[2];
        var (h, c) = (zeros([x.shape[0], units, x.shape[2]], x.dtype, x.device), zeros([x.shape[0], units, x.shape[2]], x.dtype, x.device));
        foreach (var projected in _projection.Steps(x))
        {
            using var z = recurrent.baddbmm(h, projected, beta: 1, alpha: 1);
            projected.Dispose();
            var gates = z.split(units, dim: 1);
            using var input = gates[0].sigmoid();
            using var forget = gates[1].sigmoid();
            using var candidate = gates[2].tanh();
            using var output = gates[3].sigmoid();
            foreach (var gate in gates)
                gate.Dispose();
            using var kept = forget * c;
            using var added = input * candidate;
            h.Dispose();
            c.Dispose();
            c = kept + added;
            using var squashed = c.tanh();
            h = state.call(output * squashed);
        }
        c.Dispose();
        return h;
    }
}
