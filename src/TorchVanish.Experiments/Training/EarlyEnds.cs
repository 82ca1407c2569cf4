using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// The replicates of a group that ended before they had taken all their steps, because they diverged or were good enough.
/// </summary>
/// <remarks>
/// In a stack the others go on, and so does the arithmetic of one that has ended, in its own slice; nothing of it is recorded any more.
/// </remarks>
internal sealed class EarlyEnds(int replicates, StopConfig stop)
{
    // An accuracy in float32: nine of ten is a little less than 0.9 there.
    private const double Rounding = 1e-6;

    private readonly DivergedReplicate?[] _diverged = new DivergedReplicate?[replicates];
    private readonly StoppedReplicate?[] _stopped = new StoppedReplicate?[replicates];

    public IReadOnlyList<DivergedReplicate> Diverged => [.. _diverged.OfType<DivergedReplicate>()];

    public IReadOnlyList<StoppedReplicate> Stopped => [.. _stopped.OfType<StoppedReplicate>()];

    public bool All => Enumerable.Range(0, replicates).All(Has);

    /// <param name="position">Of the replicate in its group.</param>
    public bool Has(int position) => _diverged[position] is not null || _stopped[position] is not null;

    public void Diverge(int position, DivergedReplicate end) => _diverged[position] = end;

    /// <summary>Ends the replicate that this line is of, if it says that the replicate is good enough.</summary>
    public void StopWhereGoodEnough(int position, TrainingRow row)
    {
        if (stop is AccuracyStopConfig accuracy && row.ValidationAccuracy >= accuracy.ValidationAccuracy - Rounding)
            _stopped[position] = new StoppedReplicate(row.Replicate, row.Step, row.ValidationAccuracy);
    }
}
