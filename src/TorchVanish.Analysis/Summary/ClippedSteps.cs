using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Summary;

/// <summary>The number of recorded steps, over all replicates, at which clipping reduced the gradient.</summary>
public sealed record ClippedSteps(int Clipped, int Recorded)
{
    // Scaling by a factor of 1 may round the last digit.
    private const double Rounding = 1e-6;

    /// <summary>Null for a run without clipping.</summary>
    public static ClippedSteps? Of(MeasuredRun run)
    {
        if (run.Config?.Training.Clipping is null or NoClippingConfig)
            return null;
        // No update follows step N, so no gradient is clipped.
        var rows = run.Record.Training.Where(row => row.Step < run.Config.Training.Steps && double.IsFinite(row.GradientNorm)).ToArray();
        return rows.Length == 0
            ? null : new ClippedSteps(rows.Count(row => row.ClippedGradientNorm < row.GradientNorm * (1 - Rounding)), rows.Length);
    }
}
