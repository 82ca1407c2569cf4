namespace TorchVanish.Analysis.Diagnosis;

/// <summary>The learning rate against the usual one of its optimizer.</summary>
internal static class UsualRate
{
    /// <summary>Rates are searched on grids of powers of ten (Bengio 2012, section 3.3): one neighbour up or down is still usual.</summary>
    public const double Neighbour = 10;

    /// <summary>Of the rate with its momentum; NaN without a config.</summary>
    public static double Multiple(ObservedRun run) => run.Config?.Training is { } training
        ? training.EffectiveLearningRate / training.Optimizer.UsualLearningRate
        : double.NaN;

    /// <summary>Whether the rate is beyond the usual one's upper neighbour; rounding of 1 − m apart.</summary>
    public static bool IsFarAbove(ObservedRun run) => Multiple(run) > Neighbour * Rounding;

    /// <summary>Whether it is the lower neighbour or below.</summary>
    public static bool IsBelow(ObservedRun run, double neighbour = Neighbour) => Multiple(run) <= Rounding / neighbour;

    private const double Rounding = 1.01;

    public static double Rate(ObservedRun run) => run.Config?.Training.LearningRate ?? double.NaN;
}
