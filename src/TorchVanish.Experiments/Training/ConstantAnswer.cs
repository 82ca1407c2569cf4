using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Training;

/// <summary>The constant that minimises a loss over given targets, and the loss of a constant.</summary>
internal static class ConstantAnswer
{
    // More halvings than a double has digits.
    private const int Halvings = 200;

    public static double Best(Loss loss, IReadOnlyList<float> targets) => loss switch
    {
        Configuration.Loss.AbsoluteError => Median(targets),
        Configuration.Loss.Huber => Huber(targets),
        Configuration.Loss.Hinge => targets.Average(target => target == 0 ? -1.0 : target) >= 0 ? 1 : -1,
        _ => targets.Average(target => (double)target),
    };

    /// <summary>Of one answer to one target, as <see cref="Losses"/> computes it; a logit is that of the constant probability.</summary>
    public static double Loss(Loss loss, double answer, double target)
    {
        var error = Math.Abs(answer - target);
        return loss switch
        {
            Configuration.Loss.AbsoluteError => error,
            Configuration.Loss.Huber => Math.Min(error, 1) * (error - (Math.Min(error, 1) / 2)),
            Configuration.Loss.Hinge => Math.Max(0, 1 - ((target == 0 ? -1 : target) * answer)),
            Configuration.Loss.BinaryCrossEntropy or Configuration.Loss.BinaryCrossEntropyWithLogits => BinaryCrossEntropy(answer, target),
            _ => error * error,
        };
    }

    /// <summary>The mean loss on targets that are 1 with a share, else 0, of the best constant for the training share.</summary>
    public static double LossOfShares(Loss loss, double training, double validation)
    {
        var best = loss switch
        {
            Configuration.Loss.AbsoluteError => training > 0.5 ? 1 : 0,
            Configuration.Loss.Hinge => training >= 0.5 ? 1 : -1,
            // Between 0 and 1, every error is below δ = 1, and half its square counts.
            _ => training,
        };
        return (validation * Loss(loss, best, 1)) + ((1 - validation) * Loss(loss, best, 0));
    }

    private static double BinaryCrossEntropy(double answer, double target)
    {
        var p = Math.Clamp(answer, Losses.ProbabilityFloor, 1 - Losses.ProbabilityFloor);
        return -((target * Math.Log(p)) + ((1 - target) * Math.Log(1 - p)));
    }

    private static double Median(IReadOnlyList<float> targets)
    {
        double[] sorted = [.. targets.Select(target => (double)target).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    // Where the slope, which falls with the answer, changes sign.
    private static double Huber(IReadOnlyList<float> targets)
    {
        var (low, high) = ((double)targets.Min(), (double)targets.Max());
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (targets.Sum(target => Math.Clamp(target - middle, -1, 1)) > 0)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }
}
