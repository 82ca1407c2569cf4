using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Recurrent;

/// <summary>Hands on h_t as it is: the one place where every hidden state passes, whatever the cell, for hooks to be attached to; but for stacks that compute a whole sequence at once.</summary>
/// <param name="outputs">How many of the last states are read out.</param>
internal sealed class HiddenState(int outputs) : Module<Tensor, Tensor>(nameof(HiddenState))
{
    private readonly Queue<Tensor> _last = new();

    public int Outputs => outputs;

    public override Tensor forward(Tensor h)
    {
        if (outputs > 1)
        {
            if (_last.Count == outputs)
                _last.Dequeue().Dispose();
            // An alias: the network disposes a state once the next has been computed from it.
            _last.Enqueue(h.alias());
        }
        return h;
    }

    /// <summary>Hands over what is to be read out, and forgets it.</summary>
    /// <param name="last">h_T, [B, d] or [R, d, B].</param>
    /// <returns>The same; where several states are read out, [B · outputs, d] or [R, d, B · outputs], the states of a sample one after another.</returns>
    public Tensor ReadOut(Tensor last)
    {
        if (outputs == 1)
            return last;
        var states = _last.ToArray();
        _last.Clear();
        var samples = last.dim() == 2 ? 0 : 2;
        using var together = stack(states, dim: samples + 1);
        foreach (var state in states.Append(last))
            state.Dispose();
        return together.flatten(samples, samples + 1);
    }
}
