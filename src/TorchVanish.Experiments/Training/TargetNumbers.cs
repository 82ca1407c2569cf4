using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// Targets as numbers, one for each output, for the losses that compare numbers. The shapes tell which <see cref="TargetKind"/> it is.
/// </summary>
public static class TargetNumbers
{
    /// <param name="outputs">[R, B, K], or [R, B · steps, K] where a sample has several labels.</param>
    /// <param name="labels">As in <see cref="TargetKind"/>.</param>
    /// <returns>Of the shape and type of the outputs: the numbers themselves, the number of the class for K = 1, else one-hot.</returns>
    public static Tensor Of(Tensor outputs, Tensor labels)
    {
        var k = outputs.shape[2];
        if (labels.is_floating_point())
            return labels.dim() == 3 ? labels : labels.unsqueeze(2);
        return k == 1 ? labels.flatten(1).unsqueeze(2).to(outputs.dtype) : functional.one_hot(labels.flatten(1), k).to(outputs.dtype);
    }
}
