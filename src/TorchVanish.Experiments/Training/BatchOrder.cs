namespace TorchVanish.Experiments.Training;

/// <summary>
/// The order of the samples of one replicate: each epoch is shuffled and divided into full batches. Samples that do not fill a batch at
/// the end of an epoch are skipped, so that every step has the same batch size.
/// </summary>
internal sealed class BatchOrder(int samples, int batchSize, Random random)
{
    private readonly int[] _order = [.. Enumerable.Range(0, samples)];
    private int _left;

    /// <summary>Full batches of one epoch.</summary>
    public static int StepsPerEpoch(int samples, int batchSize) => samples / batchSize;

    /// <summary>The sample numbers of the next batch; valid until the next call.</summary>
    public ReadOnlySpan<int> Next()
    {
        if (_left < batchSize)
        {
            random.Shuffle(_order);
            _left = _order.Length;
        }
        var batch = _order.AsSpan(_order.Length - _left, batchSize);
        _left -= batchSize;
        return batch;
    }
}
