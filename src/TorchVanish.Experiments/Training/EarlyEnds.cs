using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// The replicates of a group that ended before their last step, because they diverged or reached the accuracy of training.stop.
/// </summary>
/// <remarks>
/// In a stack the other replicates continue. The slice of an ended replicate is still computed, but no longer recorded.
/// </remarks>
internal sealed class EarlyEnds(int replicates, StopConfig stop)
{
    // In float32, nine of ten is slightly less than 0.9.
    private const double Rounding = 1e-6;

    private readonly DivergedReplicate?[] _diverged = new DivergedReplicate?[replicates];
    private readonly StoppedReplicate?[] _stopped = new StoppedReplicate?[replicates];

    public IReadOnlyList<DivergedReplicate> Diverged => [.. _diverged.OfType<DivergedReplicate>()];

    public IReadOnlyList<StoppedReplicate> Stopped => [.. _stopped.OfType<StoppedReplicate>()];

    public bool All => Enumerable.Range(0, replicates).All(Has);

    /// <param name="position">The index of the replicate in its group.</param>
    public bool Has(int position) => _diverged[position] is not null || _stopped[position] is not null;

    public void Diverge(int position, DivergedReplicate end) => _diverged[position] = end;

    /// <summary>Ends the replicate of this row if its validation accuracy is high enough.</summary>
    public void StopWhereGoodEnough(int position, TrainingRow row)
    {
        if (stop is AccuracyStopConfig accuracy && row.ValidationAccuracy >= accuracy.ValidationAccuracy - Rounding)
            _stopped[position] = new StoppedReplicate(row.Replicate, row.Step, row.ValidationAccuracy);
    }
}
