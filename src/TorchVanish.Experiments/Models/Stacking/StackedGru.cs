using TorchVanish.Experiments.Models.Recurrent;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Stacking;

/// <summary>
/// R GRU cells of the same shape, with all gates of a time step in one batched matrix product. The reset gate is inside the candidate,
/// tanh(W_in x + b_in + r ⊙ (W_hn h + b_hn)), so the two biases cannot be combined.
/// </summary>
internal sealed class StackedGru : Module, IRecurrence
{
    private readonly InputProjection _projection;

    public StackedGru(IReadOnlyList<Module> cells)
        : base(nameof(StackedGru))
    {
        _projection = new InputProjection(this, cells, "bias_ih");
    }

    public Module Cell => this;

    public Tensor Run(Tensor x, HiddenState state)
    {
        var recurrent = get_parameter("weight_hh")!;
        using var bias = get_parameter("bias_hh")!.unsqueeze(2);
        var units = recurrent.shape[2];
        var h = zeros([x.shape[0], units, x.shape[2]], x.dtype, x.device);
        foreach (var projected in _projection.Steps(x))
        {
            using var recurred = recurrent.baddbmm(h, bias, beta: 1, alpha: 1);
            var (fromInput, fromState) = (projected.split(units, dim: 1), recurred.split(units, dim: 1));
            projected.Dispose();
            using var resetSum = fromInput[0] + fromState[0];
            using var reset = resetSum.sigmoid();
            using var updateSum = fromInput[1] + fromState[1];
            using var update = updateSum.sigmoid();
            using var gated = reset * fromState[2];
            using var candidateSum = fromInput[2] + gated;
            using var candidate = candidateSum.tanh();
            foreach (var part in fromInput.Concat(fromState))
                part.Dispose();
            // Equals (1 - u) n + u h, with one product less.
            using var change = h - candidate;
            using var kept = update * change;
            h.Dispose();
            h = state.call(candidate + kept);
        }
        return h;
    }
}
