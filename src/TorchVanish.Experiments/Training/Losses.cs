using TorchVanish.Configuration;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Training;

/// <summary>The training loss and the accuracy, separately for each replicate.</summary>
public static class Losses
{
    // Half way between 0 and 1.
    private const double Yes = 0.5;

    /// <param name="logits">[R, B, classes]; [R, B · outputs, classes] where a sample has several labels; [R, B, 1] where its target is a number.</param>
    /// <param name="labels">[R, B] or [R, B, outputs], int64; or numbers, [R, B].</param>
    /// <returns>[R]: the mean over the batch, as in torch.nn.CrossEntropyLoss and torch.nn.MSELoss.</returns>
    public static Tensor Of(Loss loss, Tensor logits, Tensor labels)
    {
        return loss switch
        {
            // Classes before samples: the layout that stacked networks compute in, where torch's softmax works on whole vectors.
            Loss.CrossEntropy => functional.cross_entropy(logits.transpose(1, 2), labels.flatten(1), reduction: Reduction.None).mean([1]),
            Loss.SquaredError => (logits - TargetNumbers.Of(logits, labels)).square().mean([1, 2]),
            _ => throw new InvalidOperationException($"No loss is called {loss}."),
        };
    }

    /// <param name="loss">[R], of the same outputs.</param>
    /// <param name="rightWithin">An answer to a number with a smaller error is right; null where no error is small.</param>
    /// <returns>
    /// [R]: the share of samples, or of their labels, whose largest output is that of their class, or whose output is on the side of the
    /// label where it is 0 or 1; for numbers, the share that is near enough, and NaN where no error is small. NaN where the loss is NaN: the largest of outputs that are NaN means nothing.
    /// </returns>
    public static Tensor Accuracy(Tensor loss, Tensor logits, Tensor labels, double? rightWithin = null)
    {
        var number = labels.is_floating_point() && labels.dim() == 2;
        if (number && rightWithin is null)
            return full_like(loss, double.NaN);
        var right = number ? (logits.squeeze(2) - labels).abs().lt(rightWithin!.Value)
            : labels.is_floating_point() || logits.shape[2] == 1 ? logits.gt(Yes).eq(TargetNumbers.Of(logits, labels).gt(Yes)).flatten(1)
            : logits.argmax(-1).eq(labels.flatten(1));
        return where(loss.isnan(), loss, right.to(logits.dtype).mean([1]));
    }
}
