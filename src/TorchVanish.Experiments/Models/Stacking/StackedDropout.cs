using TorchVanish.Experiments.Models.Sequential;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Stacking;

/// <summary>R dropouts, each with the generator of its replicate, so that it drops the same entries as without the stack.</summary>
internal sealed class StackedDropout(IReadOnlyList<SeededDropout> layers) : Module<Tensor, Tensor>(nameof(StackedDropout))
{
    /// <param name="x">[R, d, B].</param>
    public override Tensor forward(Tensor x)
    {
        if (!training)
            return x.alias();
        using var masks = stack([.. layers.Select(layer => layer.Mask([x.shape[2], x.shape[1]], x.dtype))]);
        return x * masks.transpose(1, 2).to(x.device);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var layer in layers)
                layer.Dispose();
        }
        base.Dispose(disposing);
    }
}
