using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Recurrent;

/// <summary>
/// Returns h_t unchanged. Every hidden state of every kind of cell passes through this module, so that hooks can be attached to it. A
/// stack that computes the whole sequence in one function does not call it.
/// </summary>
/// <param name="outputs">The number of last states that the output layer reads.</param>
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
            // Keep an alias, because the network disposes a state after it has computed the next one.
            _last.Enqueue(h.alias());
        }
        return h;
    }

    /// <summary>Returns the states for the output layer and clears them.</summary>
    /// <param name="last">h_T, [B, d] or [R, d, B].</param>
    /// <returns>h_T; for several outputs, [B · outputs, d] or [R, d, B · outputs], with the states of a sample in sequence.</returns>
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
