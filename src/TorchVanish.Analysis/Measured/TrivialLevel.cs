using TorchVanish.Configuration;
using TorchVanish.Runs;
using LossOfConfig = TorchVanish.Configuration.Loss;

namespace TorchVanish.Analysis.Measured;

/// <summary>
/// The result of an answer that ignores the input, which a network must exceed to have learned anything. It comes from run.json; without
/// this file it is that of a guess.
/// </summary>
/// <param name="Accuracy">On the validation split; null if unknown.</param>
/// <param name="Loss">On the validation split; null if unknown.</param>
public sealed record TrivialLevel(double? Accuracy, double? Loss, TrivialKind Kind)
{
    /// <summary>The level in run.json or, without one, the chance level of the config.</summary>
    public static TrivialLevel Of(RunRecord run, ExperimentConfig? config)
    {
        if (run.Manifest is { } manifest && (manifest.TrivialAccuracy ?? manifest.TrivialLoss) is not null)
        {
            var numbers = manifest is { Data.Classes.Count: 0, TrivialLoss: not null } or { TrivialAccuracy: null };
            return new TrivialLevel(numbers ? null : manifest.TrivialAccuracy, manifest.TrivialLoss, manifest switch
            {
                _ when numbers => config is null or { Training.Loss: LossOfConfig.SquaredError or LossOfConfig.CrossEntropy }
                    ? TrivialKind.Mean : TrivialKind.Constant,
                { Data.MultiLabel: true } => TrivialKind.LabelMajorities,
                { Data.Classes.Count: > 0 } => TrivialKind.LargestClass,
                _ => TrivialKind.Constant,
            })
            {
                JudgedByLoss = numbers,
                Accuracies = numbers ? [] : manifest.TrivialAccuracies,
            };
        }
        return new TrivialLevel(config is null ? null : ChanceLevel.Of(config.Data), null, TrivialKind.Guess);
    }

    /// <summary>Whether the target is a number, for which accuracy is not defined.</summary>
    public bool JudgedByLoss { get; init; }

    /// <summary>The accuracy on each replicate's own split, replicate 0 first; empty if unknown.</summary>
    public IReadOnlyList<double> Accuracies { get; init; } = [];

    /// <summary>The accuracy on the replicate's own split if it is known, otherwise the mean over splits.</summary>
    public double? AccuracyOf(int replicate) => replicate < Accuracies.Count ? Accuracies[replicate] : Accuracy;

    /// <summary>always predicting the largest class</summary>
    public string Words => Kind switch
    {
        TrivialKind.LargestClass => "always predicting the largest class",
        TrivialKind.LabelMajorities => "always predicting the more frequent value of each label",
        TrivialKind.Mean => "always predicting the mean",
        TrivialKind.Constant => "the best constant answer",
        _ when Accuracy is double level && Math.Abs((1 / level) - Math.Round(1 / level)) < 1e-9 =>
            FormattableString.Invariant($"a guess (one in {1 / level:F0})"),
        _ => "a guess",
    };
}

/// <summary>The kind of the trivial answer.</summary>
public enum TrivialKind
{
    /// <summary>The run does not describe its data, so all classes are assumed to be equally likely.</summary>
    Guess,

    LargestClass,

    /// <summary>For several labels: the more frequent value of each label.</summary>
    LabelMajorities,

    /// <summary>For a target that is a number.</summary>
    Mean,

    /// <summary>The run states the level, but not its classes.</summary>
    Constant,
}
