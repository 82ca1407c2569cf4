using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Summary;

/// <summary>The final result on the validation split, compared with the trivial answer.</summary>
/// <param name="Accuracy">Mean over the replicates that did not diverge, with the interval for shares.</param>
/// <param name="Explained">R² = 1 − loss / loss of the mean, if the target is a number: mean with Student's interval.</param>
/// <param name="Loss">Mean with Student's interval.</param>
/// <param name="Gains">One per replicate: 0 for the trivial answer, 1 for a perfect one, and below 0 if it is worse than trivial. Empty if
/// the trivial level is unknown.</param>
/// <param name="SameAsTrivial">Whether every replicate has the accuracy of the trivial answer.</param>
public sealed record Learning(
    Interval Accuracy,
    Interval Explained,
    Interval Loss,
    TrivialLevel Trivial,
    IReadOnlyList<(int Replicate, double Gain)> Gains,
    bool SameAsTrivial,
    LearningVerdict Verdict)
{
    /// <summary>
    /// A network learns if its mean gain is at least this share of the possible gain, and the interval excludes the trivial answer.
    /// </summary>
    public const double LeastGain = 0.1;

    /// <summary>The largest difference from the trivial accuracy that counts as the same: half a point.</summary>
    public const double SameAccuracy = 0.005;

    /// <summary>
    /// If the trivial accuracy is below this, as with many small classes, a network with the same accuracy may give other answers.
    /// </summary>
    public const double LeastAccuracyToTell = 0.05;

    // Accuracies are float32, so a mean of equal accuracies has a rounding error below this.
    private const double Rounding = 1e-6;

    public static Learning Of(MeasuredRun run)
    {
        var rows = run.FinalRows().Where(row => double.IsFinite(row.ValidationLoss) || double.IsFinite(row.ValidationAccuracy)).ToArray();
        var trivial = run.Trivial;
        (int Replicate, double Value)[] accuracies =
            trivial.JudgedByLoss ? [] : [.. rows.Select(row => (row.Replicate, AccuracyOf(row))).Where(row => double.IsFinite(row.Item2))];
        (int Replicate, double Value)[] explained = accuracies.Length > 0 || trivial.Loss is not (> 0 and < double.PositiveInfinity) ? []
            : [.. rows.Where(row => double.IsFinite(row.ValidationLoss))
            .Select(row => (row.Replicate, 1 - (row.ValidationLoss / trivial.Loss.Value)))];
        (int, double)[] gains = accuracies.Length > 0 && trivial.Accuracy is < 1 and double level
            ? [.. accuracies.Select(row => (row.Replicate, Gain(row.Value, trivial.AccuracyOf(row.Replicate) ?? level)))]
            : explained;
        var accuracy = ShareInterval.Of(accuracies.Select(row => row.Value));
        var r2 = MeanInterval.Of(explained.Select(row => row.Value));
        return new Learning(
            accuracy,
            r2,
            MeanInterval.Of(rows.Select(row => row.ValidationLoss)),
            trivial,
            gains,
            accuracies.Length > 0 && trivial.Accuracy is >= LeastAccuracyToTell and double same
                && accuracies.All(row => Math.Abs(row.Value - (trivial.AccuracyOf(row.Replicate) ?? same)) < SameAccuracy),
            gains.Length == 0
                ? accuracies.Length > 0 && trivial.Accuracy is >= 1 ? LearningVerdict.NothingToGain : LearningVerdict.Unknown
                : Judge(accuracies.Length > 0
                ? accuracy.Map(value => (value - trivial.Accuracy!.Value) / (1 - trivial.Accuracy.Value)) : r2));
    }

    /// <summary>The accuracy, or NaN if the loss is NaN: NaN outputs get an accuracy by accident.</summary>
    public static double AccuracyOf(TrainingRow row) => double.IsNaN(row.ValidationLoss) ? double.NaN : row.ValidationAccuracy;

    // A split with a single class leaves no possible gain.
    private static double Gain(double accuracy, double level) => level < 1 ? (accuracy - level) / (1 - level) : accuracy - level;

    private static LearningVerdict Judge(Interval gain) => gain switch
    {
        { HasBounds: true, High: < 0 } => LearningVerdict.Worse,
        { HasBounds: true, Low: <= 0, Estimate: >= LeastGain } => LearningVerdict.NotSettled,
        { HasBounds: true, Low: <= 0 } or { Estimate: <= Rounding } => LearningVerdict.NoBetter,
        { Estimate: < LeastGain } => LearningVerdict.Little,
        _ => LearningVerdict.Learns,
    };
}

/// <summary>Whether a network has learned anything.</summary>
public enum LearningVerdict
{
    /// <summary>The level of the trivial answer is unknown, or there is no final value.</summary>
    Unknown,

    Learns,

    /// <summary>Better than the trivial answer by less than <see cref="Learning.LeastGain"/> of the possible gain.</summary>
    Little,

    /// <summary>The mean is well above the trivial answer, but the interval over replicates includes it.</summary>
    NotSettled,

    NoBetter,

    /// <summary>The trivial answer is already right for every validation sample.</summary>
    NothingToGain,

    Worse,
}
