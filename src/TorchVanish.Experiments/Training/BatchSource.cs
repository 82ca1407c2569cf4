using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// The batches of R replicates. The seed of each replicate determines its order. The returned views belong to the dispose scope of the
/// caller.
/// </summary>
/// <param name="batch">The configured batch size. With fewer samples, a batch contains all of them.</param>
internal sealed class BatchSource(ReplicateSamples samples, IReadOnlyList<int> seeds, int batch)
{
    private readonly BatchOrder[] _orders =
        [.. seeds.Select(seed => new BatchOrder(samples.TrainingCount, batch, RandomStream.For(seed, "batches")))];
    private readonly Tensor _inputs = samples.Inputs.view(-1, samples.Features);
    private readonly Tensor _labels = samples.Labels.flatten(0, 1);
    private readonly Tensor _rows = zeros(seeds.Count * BatchOrder.SizeOf(samples.TrainingCount, batch), dtype: ScalarType.Int64);

    /// <summary>The next batch of every replicate: inputs [R, B, features] and labels [R, B], or [R, B, outputs].</summary>
    public (Tensor x, Tensor y) Next()
    {
        var rows = MemoryMarshal.Cast<byte, long>(_rows.bytes);
        var row = 0;
        for (var replicate = 0; replicate < _orders.Length; replicate++)
        {
            foreach (var sample in _orders[replicate].Next())
                rows[row++] = ((long)replicate * samples.TrainingCount) + sample;
        }
        using var index = _rows.to(samples.Inputs.device);
        var x = _inputs.index_select(0, index).view(_orders.Length, _orders[0].Size, samples.Features);
        var y = _labels.index_select(0, index).view([_orders.Length, _orders[0].Size, .. samples.Labels.shape[2..]]);
        return (x, y);
    }
}
