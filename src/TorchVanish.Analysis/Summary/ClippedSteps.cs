using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Summary;

/// <summary>How often clipping made the gradient smaller, over the recorded steps of all replicates.</summary>
public sealed record ClippedSteps(int Clipped, int Recorded)
{
    // Scaling by a factor of 1 may round the last digit.
    private const double Rounding = 1e-6;

    /// <summary>Null for a run without clipping.</summary>
    public static ClippedSteps? Of(MeasuredRun run)
    {
        if (run.Config?.Training.Clipping is null or NoClippingConfig)
            return null;
        // At step N there is no update any more, and so nothing to clip.
        var rows = run.Record.Training.Where(row => row.Step < run.Config.Training.Steps && double.IsFinite(row.GradientNorm)).ToArray();
        return rows.Length == 0
            ? null : new ClippedSteps(rows.Count(row => row.ClippedGradientNorm < row.GradientNorm * (1 - Rounding)), rows.Length);
    }
}
