namespace TorchVanish.Experiments.Training;

/// <summary>
/// The order in which one replicate sees its samples: a new shuffle each epoch, cut into full batches. What is left over at the
/// end of an epoch is skipped, so that every step has the same batch size.
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
