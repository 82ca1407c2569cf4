namespace TorchVanish.Analysis.Diagnosis;

/// <summary>How the training loss of a replicate goes: falling, standing, jumping. Batches are noisy; medians of several rows are less
/// so.</summary>
internal static class LossCourse
{
    /// <summary>The median loss of the rows between two shares of the steps seen, such as the third quarter.</summary>
    public static double Between(ObservedReplicate replicate, double from, double to)
    {
        var (low, high) = (from * replicate.LastStep, to * replicate.LastStep);
        return ObservedReplicate.Median(replicate.Training.Where(row => row.Step >= low && row.Step <= high).Select(row => row.TrainLoss));
    }

    /// <summary>
    /// By how much the loss falls in the second half of the steps seen, as a share of what there is of it: (middle − end) / middle. A
    /// loss that stands has about 0.
    /// </summary>
    public static double LateFall(ObservedReplicate replicate)
    {
        var middle = Between(replicate, 0.35, 0.65);
        return (middle - replicate.EndLoss) / Math.Abs(middle);
    }

    /// <summary>The loss of the second half must fall by this share of itself, and by more than it rises between rows, to count as
    /// falling.</summary>
    public static double Falling => Thresholds.FallingLoss;

    /// <summary>Whether the loss still falls, by more than the noise of batches.</summary>
    public static bool IsFalling(ObservedReplicate replicate) => IsFalling(LateFall(replicate), Rises(replicate));

    public static bool IsFalling(double fall, double rises) => fall > Falling && fall > rises;

    /// <summary>The mean rise from one late row to the next, as a share of their median: what a fall must exceed to be one.</summary>
    public static double Rises(ObservedReplicate replicate)
    {
        var late = Late(replicate);
        return late.Length < 2 ? 0
            : late.Zip(late.Skip(1), (a, b) => Math.Max(0, b - a)).Average() / Math.Abs(ObservedReplicate.Median(late));
    }

    /// <summary>The median change from one late row to the next, as a share of their median.</summary>
    public static double Scatter(ObservedReplicate replicate)
    {
        var late = Late(replicate);
        if (late.Length < 3)
            return 0;
        var steps = late.Zip(late.Skip(1), (a, b) => Math.Abs(b - a)).ToArray();
        return ObservedReplicate.Median(steps) / Math.Abs(ObservedReplicate.Median(late));
    }

    private static double[] Late(ObservedReplicate replicate) =>
        [.. replicate.Training.Where(row => row.Step >= 0.35 * replicate.LastStep).Select(row => row.TrainLoss).Where(double.IsFinite)];

    /// <summary>
    /// The loss that a straight line through the middle and the end of what was seen would reach at the last planned step. No loss falls
    /// faster than in a straight line for long, so this is the best that can be hoped for.
    /// </summary>
    public static double AtBest(ObservedRun run, ObservedReplicate replicate)
    {
        var middle = Between(replicate, 0.35, 0.65);
        var slope = (replicate.EndLoss - middle) / Math.Max(1, 0.5 * replicate.LastStep);
        return replicate.EndLoss + (Math.Min(0, slope) * Math.Max(0, run.StepsPlanned - replicate.LastStep));
    }

    /// <summary>The largest finite loss of the run.</summary>
    public static double Peak(ObservedReplicate replicate) =>
        replicate.Training.Select(row => row.TrainLoss).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();

    /// <summary>The smallest validation loss of the run, and its step.</summary>
    public static (double Loss, int Step) BestValidation(ObservedReplicate replicate) =>
        replicate.Training.Where(row => double.IsFinite(row.ValidationLoss)).MinBy(row => row.ValidationLoss) is { } row
            ? (row.ValidationLoss, row.Step) : (double.NaN, 0);
}
