using TorchVanish.Records.Configuration;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Training;

/// <summary>What is minimised and what is counted, for each replicate by itself.</summary>
public static class Losses
{
    /// <param name="logits">[R, B, classes].</param>
    /// <param name="labels">[R, B].</param>
    /// <returns>[R]: the mean over the batch, as torch.nn.CrossEntropyLoss and torch.nn.MSELoss have it.</returns>
    public static Tensor Of(Loss loss, Tensor logits, Tensor labels)
    {
        var classes = logits.shape[2];
        return loss switch
        {
            // Classes before samples: the layout that stacked networks compute in, where torch's softmax works on whole vectors.
            Loss.CrossEntropy => functional.cross_entropy(logits.transpose(1, 2), labels, reduction: Reduction.None).mean([1]),
            Loss.SquaredError => (logits - functional.one_hot(labels, classes).to(logits.dtype)).square().mean([1, 2]),
            _ => throw new InvalidOperationException($"No loss is called {loss}."),
        };
    }

    /// <returns>[R]: the share of samples whose largest output is that of their class.</returns>
    public static Tensor Accuracy(Tensor logits, Tensor labels) => logits.argmax(-1).eq(labels).to(logits.dtype).mean([1]);
}
