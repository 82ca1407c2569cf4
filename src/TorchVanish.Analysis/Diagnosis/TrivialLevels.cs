using TorchVanish.Analysis.Measured;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>What the best constant answer gets, on the validation split and in training. NaN where the record does not say.</summary>
/// <param name="JudgedByLoss">Whether the target is a number, of which no answer counts as right.</param>
/// <param name="TrainingIsTheJudge">Whether the validation split is so small that the training split says more.</param>
internal sealed record TrivialLevels(
    double Loss, double Accuracy, double TrainingLoss, double TrainingAccuracy, bool JudgedByLoss, bool TrainingIsTheJudge)
{
    /// <summary>The standard error of a share over fewer samples is above 0.11: too coarse for a gain of a fifth.</summary>
    public const int FewestSamples = 20;

    public static TrivialLevels Of(MeasuredRun run)
    {
        var trivial = run.Trivial;
        var data = run.Record.Manifest?.Data;
        double[] shares = data is { MultiLabel: false, Classes.Count: > 0 } ? Shares([.. data.Classes.Select(row => row.Training)]) : [];
        var loss = trivial.Loss ?? double.NaN;
        return new TrivialLevels(
            loss,
            trivial.Accuracy ?? double.NaN,
            TrainingLossOf(run, shares, loss),
            shares.Length > 0 ? shares.Max() : trivial.Accuracy ?? double.NaN,
            trivial.JudgedByLoss,
            data is not null && data.ValidationSamples < FewestSamples);
    }

    // −Σ p log p for a cross-entropy of the classes; the variance for the squared error of a number.
    private static double TrainingLossOf(MeasuredRun run, double[] shares, double validation) => run.Config?.Training.Loss switch
    {
        Configuration.Loss.CrossEntropy or Configuration.Loss.CategoricalCrossEntropy when shares.Length > 0 =>
            -shares.Where(share => share > 0).Sum(share => share * Math.Log(share)),
        Configuration.Loss.SquaredError when run.Record.Manifest?.Data?.Target is { } target =>
            target.Standardized ? 1 : target.StandardDeviation * target.StandardDeviation,
        _ => validation,
    };

    private static double[] Shares(int[] counts) => [.. counts.Select(count => count / (double)Math.Max(1, counts.Sum()))];
}
