using TorchVanish.Experiments.Data;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>The samples of R replicates as tensors on the device, and the batches drawn from them.</summary>
public sealed class ReplicateData : IDisposable
{
    private readonly Tensor _inputs; // [R · N, features]
    private readonly Tensor _labels; // [R · N]
    private readonly BatchOrder[] _orders;
    private readonly int _batchSize;
    private readonly int _count;

    /// <param name="splits">One for each replicate, all of the same sizes.</param>
    /// <param name="seeds">Of the replicates.</param>
    public ReplicateData(IReadOnlyList<DataSplit> splits, IReadOnlyList<int> seeds, int batchSize, ScalarType dtype, Device device)
    {
        var replicates = splits.Count;
        _count = splits[0].Training.Count;
        _batchSize = batchSize;
        Features = splits[0].Training.Features;
        Classes = splits[0].Training.Classes;
        _inputs = Inputs([.. splits.Select(s => s.Training)], dtype, device);
        _labels = Labels([.. splits.Select(s => s.Training)], device);
        ValidationInputs = Inputs([.. splits.Select(s => s.Validation)], dtype, device).view(replicates, -1, Features);
        ValidationLabels = Labels([.. splits.Select(s => s.Validation)], device).view(replicates, -1);
        _orders = [.. seeds.Select(seed => new BatchOrder(_count, batchSize, RandomStream.For(seed, "batches")))];
    }

    public int Features { get; }

    public int Classes { get; }

    /// <summary>[R, N_validation, features].</summary>
    public Tensor ValidationInputs { get; }

    /// <summary>[R, N_validation], int64.</summary>
    public Tensor ValidationLabels { get; }

    /// <summary>The next batch of every replicate: inputs [R, B, features] and labels [R, B].</summary>
    public (Tensor x, Tensor y) NextBatch()
    {
        var rows = new long[_orders.Length * _batchSize];
        for (var replicate = 0; replicate < _orders.Length; replicate++)
        {
            var batch = _orders[replicate].Next();
            for (var i = 0; i < _batchSize; i++)
                rows[(replicate * _batchSize) + i] = ((long)replicate * _count) + batch[i];
        }
        using var index = tensor(rows).to(_inputs.device);
        return (_inputs.index_select(0, index).view(_orders.Length, _batchSize, Features), _labels.index_select(0, index).view(_orders.Length, _batchSize));
    }

    public void Dispose()
    {
        _inputs.Dispose();
        _labels.Dispose();
        ValidationInputs.Dispose();
        ValidationLabels.Dispose();
    }

    private static Tensor Inputs(LabelledSamples[] samples, ScalarType dtype, Device device)
    {
        using var scope = NewDisposeScope();
        var parts = samples.Select(s => tensor(s.Inputs, s.Count, s.Features));
        // A copy in any case: one part alone would stay in the managed array, which lies at any address, and the matrix product
        // of the BLAS rounds differently at another alignment. What torch allocates is always aligned alike.
        return cat([.. parts]).to(dtype, copy: true).to(device).MoveToOuterDisposeScope();
    }

    private static Tensor Labels(LabelledSamples[] samples, Device device) =>
        tensor(samples.SelectMany(s => s.Labels.Select(label => (long)label)).ToArray()).to(device);
}
