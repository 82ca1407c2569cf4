using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Recurrent;

/// <summary>TorchSharp's LSTM cell, called once per time step, from h_0 = c_0 = 0.</summary>
internal sealed class LstmRecurrence(LSTMCell cell, int features, int hiddenSize) : IRecurrence
{
    public Module Cell => cell;

    public Tensor Run(Tensor x, HiddenState state)
    {
        using var steps = x.view(x.shape[0], -1, features);
        var (h, c) = (zeros([x.shape[0], hiddenSize], x.dtype, x.device), zeros([x.shape[0], hiddenSize], x.dtype, x.device));
        for (var time = 0; time < steps.shape[1]; time++)
        {
            using var input = steps.select(1, time);
            var (nextState, nextCell) = cell.call(input, (h, c));
            h.Dispose();
            c.Dispose();
            (h, c) = (state.call(nextState), nextCell);
        }
        c.Dispose();
        return h;
    }
}
