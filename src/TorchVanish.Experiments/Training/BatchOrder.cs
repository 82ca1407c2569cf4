namespace TorchVanish.Experiments.Training;

/// <summary>
/// The order of the samples of one replicate: each epoch is shuffled and divided into full batches. An incomplete last batch is skipped, so
/// every step has the same batch size.
/// </summary>
/// <param name="asked">The configured batch size. With fewer samples, a batch contains all of them.</param>
internal sealed class BatchOrder(int samples, int asked, Random random)
{
    private readonly int[] _order = [.. Enumerable.Range(0, samples)];
    private int _left;

    /// <summary>The number of samples in a batch.</summary>
    public int Size { get; } = SizeOf(samples, asked);

    public static int SizeOf(int samples, int asked) => Math.Min(asked, samples);

    /// <summary>The number of batches in an epoch.</summary>
    public static int StepsPerEpoch(int samples, int asked) => samples / SizeOf(samples, asked);

    /// <summary>The indices of the samples of the next batch; valid until the next call.</summary>
    public ReadOnlySpan<int> Next()
    {
        if (_left < Size)
        {
            random.Shuffle(_order);
            _left = _order.Length;
        }
        var batch = _order.AsSpan(_order.Length - _left, Size);
        _left -= Size;
        return batch;
    }
}
