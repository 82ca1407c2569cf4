using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Measured;

/// <summary>
/// What an answer gets that looks at no input: the level that a network has to beat before it has learned anything. It comes from
/// run.json; a run without one is compared with a guess.
/// </summary>
/// <param name="Accuracy">Of the validation split; null where unknown.</param>
/// <param name="Loss">Of the validation split; null where unknown.</param>
public sealed record TrivialLevel(double? Accuracy, double? Loss, TrivialKind Kind)
{
    public static TrivialLevel Of(RunRecord run, ExperimentConfig? config)
    {
        if (run.Manifest is { } manifest && (manifest.TrivialAccuracy ?? manifest.TrivialLoss) is not null)
        {
            return new TrivialLevel(manifest.TrivialAccuracy, manifest.TrivialLoss, manifest switch
            {
                { TrivialAccuracy: null } => TrivialKind.Mean,
                { Data.Classes.Count: > 0 } => TrivialKind.LargestClass,
                _ => TrivialKind.Constant,
            });
        }
        return new TrivialLevel(config is null ? null : ChanceLevel.Of(config.Data), null, TrivialKind.Guess);
    }

    /// <summary>always naming the largest class</summary>
    public string Words => Kind switch
    {
        TrivialKind.LargestClass => "always naming the largest class",
        TrivialKind.Mean => "always answering the mean",
        TrivialKind.Constant => "the best constant answer",
        _ when Accuracy is double level && Math.Abs((1 / level) - Math.Round(1 / level)) < 1e-9 => FormattableString.Invariant($"a guess (one in {1 / level:F0})"),
        _ => "a guess",
    };
}

/// <summary>Which answer is the trivial one.</summary>
public enum TrivialKind
{
    /// <summary>The run does not say what its data are: one class is as likely as another.</summary>
    Guess,

    LargestClass,

    /// <summary>Of a target that is a number.</summary>
    Mean,

    /// <summary>The run states the level without its classes.</summary>
    Constant,
}
