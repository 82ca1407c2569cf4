using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Recurrent;

/// <summary>Hands on h_t as it is: the one place where every hidden state passes, whatever the cell, for hooks to be attached to.</summary>
internal sealed class HiddenState() : Module<Tensor, Tensor>(nameof(HiddenState))
{
    public override Tensor forward(Tensor h) => h;
}
