using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>Values at which a loss stands for a known reason.</summary>
internal static class LossLevels
{
    /// <summary>A batch's loss scatters; a level this near is the level.</summary>
    public const double Near = 0.02;

    /// <summary>From the data; without them from a first loss of ln K and an accuracy of 1/K.</summary>
    public static int? Classes(ObservedRun run)
    {
        if (run.Network.Data is { MultiLabel: false, Classes.Count: > 1 and var known })
            return known;
        var (loss, accuracy) = (run.Median(r => r.FirstLoss), run.Median(r => r.Training is [var row, ..] ? row.TrainAccuracy
            : double.NaN));
        var classes = (int)Math.Round(Math.Exp(loss));
        return classes is >= 2 and <= 10_000 && Math.Abs(loss - Math.Log(classes)) < Near * loss
            && Math.Abs(accuracy - (1.0 / classes)) < 0.05 ? classes : null;
    }

    /// <summary>Which level the loss stands at, as part of a sentence; empty where it stands at none.</summary>
    public static string Name(ObservedRun run)
    {
        var loss = run.Median(r => r.EndLoss);
        if (!double.IsFinite(loss))
            return "";
        if (Classes(run) is { } classes && run.Network.Loss is null or Loss.CrossEntropy or Loss.CategoricalCrossEntropy && IsNear(loss,
            Math.Log(Classes(run) ?? 0)))
            return $"The loss stands at {Spelling.Number(loss)} = ln {Classes(run)}, which a guess gets. ";
        if (IsNear(loss, run.Levels.TrainingLoss) || IsNear(loss, run.Levels.Loss))
        {
            var why = run.Network.TargetIsNumber && run.Network.Loss == Loss.SquaredError
                ? "the variance of the targets, which a constant output gets (check also that outputs and targets have the same shape: "
                + "[N, 1] against [N] broadcasts)"
                : run.Network.Loss == Loss.SquaredError && IsNear(loss, 0.25) ? "that of always answering 0.5"
                : "that of the best constant answer";
            return $"The loss stands at {Spelling.Number(loss)}, {why}. ";
        }
        return "";
    }

    public static bool IsNear(double loss, double level) => Math.Abs(loss - level) <= Near * Math.Abs(level);
}
