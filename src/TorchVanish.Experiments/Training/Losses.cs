using TorchVanish.Configuration;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Training;

/// <summary>The training loss and the accuracy, separately for each replicate.</summary>
public static class Losses
{
    /// <summary>For a numeric target, an answer with a smaller error is right (Hochreiter &amp; Schmidhuber 1997, task 4).</summary>
    public const double RightWithin = 0.04;

    /// <param name="logits">[R, B, classes]; [R, B · outputs, classes] where a sample has several labels; [R, B, 1] where its target is a number.</param>
    /// <param name="labels">[R, B] or [R, B, outputs], int64; or numbers, [R, B].</param>
    /// <returns>[R]: the mean over the batch, as in torch.nn.CrossEntropyLoss and torch.nn.MSELoss.</returns>
    public static Tensor Of(Loss loss, Tensor logits, Tensor labels)
    {
        var classes = logits.shape[2];
        return loss switch
        {
            Loss.SquaredError when labels.is_floating_point() => (logits.squeeze(2) - labels).square().mean([1]),
            // Classes before samples: the layout that stacked networks compute in, where torch's softmax works on whole vectors.
            Loss.CrossEntropy => functional.cross_entropy(logits.transpose(1, 2), labels.flatten(1), reduction: Reduction.None).mean([1]),
            Loss.SquaredError => (logits - functional.one_hot(labels.flatten(1), classes).to(logits.dtype)).square().mean([1, 2]),
            _ => throw new InvalidOperationException($"No loss is called {loss}."),
        };
    }

    /// <param name="loss">[R], of the same outputs.</param>
    /// <returns>
    /// [R]: the share of samples, or of their labels, whose largest output is that of their class; for numbers, the share that is near
    /// enough. NaN where the loss is NaN: the largest of outputs that are NaN means nothing.
    /// </returns>
    public static Tensor Accuracy(Tensor loss, Tensor logits, Tensor labels)
    {
        var share = labels.is_floating_point()
            ? (logits.squeeze(2) - labels).abs().lt(RightWithin).to(logits.dtype).mean([1])
            : logits.argmax(-1).eq(labels.flatten(1)).to(logits.dtype).mean([1]);
        return where(loss.isnan(), loss, share);
    }
}
