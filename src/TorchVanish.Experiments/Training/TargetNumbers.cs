using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// Converts targets to numbers, one for each output, for losses that compare numbers. Their shapes determine the <see cref="TargetKind"/>.
/// </summary>
public static class TargetNumbers
{
    /// <param name="outputs">[R, B, K], or [R, B · steps, K] if a sample has several labels.</param>
    /// <param name="labels">As in <see cref="TargetKind"/>.</param>
    /// <returns>With the shape and type of the outputs: numbers, the class number if K = 1, or else one-hot vectors.</returns>
    public static Tensor Of(Tensor outputs, Tensor labels)
    {
        var k = outputs.shape[2];
        if (labels.is_floating_point())
            return labels.dim() == 3 ? labels : labels.unsqueeze(2);
        return k == 1 ? labels.flatten(1).unsqueeze(2).to(outputs.dtype) : functional.one_hot(labels.flatten(1), k).to(outputs.dtype);
    }
}
