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
        if (trivial is { Loss: null, Accuracy: null })
            return Guessed(run);
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
        Configuration.Loss.SquaredError when shares.Length > 0 => Outputs(run, shares).Average(share => share * (1 - share)),
        Configuration.Loss.BinaryCrossEntropy or Configuration.Loss.BinaryCrossEntropyWithLogits when shares.Length > 0 =>
            Outputs(run, shares).Average(share => -Times(share) - Times(1 - share)),
        Configuration.Loss.SquaredError when run.Record.Manifest?.Data?.Target is { } target =>
            target.Standardized ? 1 : target.StandardDeviation * target.StandardDeviation,
        _ => validation,
    };

    // A record without levels: the network before its first step is about as good as a guess. A first loss of ln K with one answer in K
    // right is a guess among K classes.
    private static TrivialLevels Guessed(MeasuredRun run)
    {
        var first = run.Record.Training.GroupBy(row => row.Replicate).Select(rows => rows.MinBy(row => row.Step)!).ToArray();
        var loss = ObservedReplicate.Median(first.Select(row => row.TrainLoss));
        var accuracy = ObservedReplicate.Median(first.Select(row => row.TrainAccuracy));
        var classes = Math.Round(Math.Exp(loss));
        var guess = double.IsFinite(accuracy) && classes >= 2 && Math.Abs(accuracy - (1 / classes)) < NearGuess ? 1 / classes : double.NaN;
        return new TrivialLevels(loss, guess, loss, guess, JudgedByLoss: double.IsNaN(guess),
            TrainingIsTheJudge: false)
        { IsGuessed = true };
    }

    private const double NearGuess = 0.05;

    /// <summary>Whether the record states no level, so that the untrained network stands in for the constant answer.</summary>
    public bool IsGuessed { get; init; }

    // A network with one output for two classes answers how likely the second one is; others have an output for each class.
    private static double[] Outputs(MeasuredRun run, double[] shares) =>
        shares.Length == 2 && NetworkFacts.Of(run).Outputs == 1 ? [shares[1]] : shares;

    // p ln p, which is 0 for p = 0.
    private static double Times(double share) => share > 0 ? share * Math.Log(share) : 0;

    private static double[] Shares(int[] counts) => [.. counts.Select(count => count / (double)Math.Max(1, counts.Sum()))];
}
