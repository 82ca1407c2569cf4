using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Training;

/// <summary>The training loss and the accuracy, separately for each replicate.</summary>
public static class Losses
{
    /// <summary>Probabilities are clipped to [ε, 1 - ε] before their logarithm, with the ε of Keras.</summary>
    internal const double ProbabilityFloor = 1e-7;

    /// <param name="outputs">[R, B, K]; [R, B · outputs, K] if a sample has several labels; [R, B, 1] if its target is a number.</param>
    /// <param name="labels">[R, B] or [R, B, outputs], int64; or numbers, [R, B] or [R, B, K].</param>
    /// <param name="form">Whether the outputs are those of the network or the input of its last activation.</param>
    /// <returns>[R]: the mean over the batch, as in torch.nn.CrossEntropyLoss and torch.nn.MSELoss.</returns>
    public static Tensor Of(Loss loss, Tensor outputs, Tensor labels, OutputForm form = OutputForm.Values)
    {
        switch (loss)
        {
            case Loss.SquaredError when labels.is_floating_point() && labels.dim() == 2:
                return (outputs - TargetNumbers.Of(outputs, labels)).square().mean([1, 2]);
            // Classes before samples is the layout of stacked networks, in which torch's softmax works on whole vectors.
            case Loss.CrossEntropy:
                return functional.cross_entropy(outputs.transpose(1, 2), labels.flatten(1), reduction: Reduction.None).mean([1]);
        }
        var targets = TargetNumbers.Of(outputs, labels);
        return loss == Loss.CategoricalCrossEntropy
            ? -(targets * LogShares(outputs, form)).sum(2).mean([1])
            : Entries(loss, outputs, targets, form, integers: !labels.is_floating_point()).mean([1, 2]);
    }

    /// <param name="loss">[R], the loss of these outputs.</param>
    /// <param name="rightWithin">An answer with a smaller error is correct, for numbers; null if accuracy is not defined.</param>
    /// <param name="kind">The loss, which determines the threshold of a binary output.</param>
    /// <returns>
    /// [R]: the share of samples, or of their labels, whose largest output is that of their class. For one output, or for several labels at
    /// once, the share of correct yes-or-no answers. For numbers, the share of correct answers, or NaN if accuracy is not defined. NaN if
    /// the loss is NaN, because the largest of NaN outputs has no meaning.
    /// </returns>
    public static Tensor Accuracy(
        Tensor loss, Tensor outputs, Tensor labels, double? rightWithin =
            null, Loss kind = Loss.CrossEntropy, OutputForm form = OutputForm.Values)
    {
        var numbers = labels.is_floating_point();
        var number = numbers && labels.dim() == 2;
        if (number && rightWithin is null)
            return full_like(loss, double.NaN);
        var right = number ? (form.ValuesOf(outputs).squeeze(2) - labels).abs().lt(rightWithin!.Value)
            : numbers ? Yes(outputs, kind, form).eq(labels.gt(0.5)).flatten(1)
            : outputs.shape[2] == 1 ? Yes(outputs, kind, form).squeeze(2).eq(labels.flatten(1).eq(1))
            : outputs.argmax(-1).eq(labels.flatten(1));
        return where(loss.isnan(), loss, right.to(outputs.dtype).mean([1]));
    }

    // Halfway between the two targets: 0 for logits and for -1 and 1, otherwise one half.
    private static Tensor Yes(Tensor outputs, Loss kind, OutputForm form) => outputs.gt(
        form == OutputForm.SigmoidInput || kind is Loss.BinaryCrossEntropyWithLogits or Loss.Hinge ? 0 : 0.5);

    private static Tensor LogShares(Tensor outputs, OutputForm form) => form == OutputForm.SoftmaxInput
        ? outputs.log_softmax(-1)
        : Probability(outputs / outputs.sum(-1, keepdim: true)).log();

    private static Tensor Probability(Tensor values) => values.clamp(ProbabilityFloor, 1 - ProbabilityFloor);

    private static Tensor Entries(Loss loss, Tensor outputs, Tensor targets, OutputForm form, bool integers)
    {
        switch (loss)
        {
            case Loss.SquaredError:
                return (outputs - targets).square();
            case Loss.AbsoluteError:
                return (outputs - targets).abs();
            case Loss.Huber:
                // torch.nn.HuberLoss with δ = 1.
                var error = (outputs - targets).abs();
                var small = error.clamp_max(1);
                return small * (error - (small / 2));
            case Loss.Hinge:
                // As in Keras, 0 stands for -1.
                var signs = integers ? (2 * targets) - 1 : where(targets.eq(0), -ones_like(targets), targets);
                return (1 - (signs * outputs)).clamp_min(0);
            case Loss.BinaryCrossEntropy when form == OutputForm.Values:
                var p = Probability(outputs);
                return -((targets * p.log()) + ((1 - targets) * (1 - p).log()));
            case Loss.BinaryCrossEntropy or Loss.BinaryCrossEntropyWithLogits:
                return functional.binary_cross_entropy_with_logits(outputs, targets, reduction: Reduction.None);
            default:
                throw new InvalidOperationException($"No loss is called {loss}.");
        }
    }
}
