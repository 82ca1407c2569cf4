using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Recurrent;

/// <summary>A TorchSharp cell whose only state is h (simple RNN or GRU), called once per time step.</summary>
internal sealed class CellRecurrence(Module<Tensor, Tensor, Tensor> cell, int features, int hiddenSize) : IRecurrence
{
    public Module Cell => cell;

    public Tensor Run(Tensor x, HiddenState state)
    {
        using var steps = x.view(x.shape[0], -1, features);
        var h = zeros([x.shape[0], hiddenSize], x.dtype, x.device);
        for (var time = 0; time < steps.shape[1]; time++)
        {
            using var input = steps.select(1, time);
            var next = state.call(cell.call(input, h));
            h.Dispose();
            h = next;
        }
        return h;
    }
}
