using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>The batches of R replicates, each in the order that its own seed shuffles.</summary>
internal sealed class BatchSource(ReplicateSamples samples, IReadOnlyList<int> seeds, int batchSize)
{
    private readonly BatchOrder[] _orders = [.. seeds.Select(seed => new BatchOrder(samples.TrainingCount, batchSize, RandomStream.For(seed, "batches")))];
    private readonly long[] _rows = new long[seeds.Count * batchSize];

    /// <summary>The next batch of every replicate: inputs [R, B, features] and labels [R, B].</summary>
    public (Tensor x, Tensor y) Next()
    {
        var row = 0;
        for (var replicate = 0; replicate < _orders.Length; replicate++)
        {
            foreach (var sample in _orders[replicate].Next())
                _rows[row++] = ((long)replicate * samples.TrainingCount) + sample;
        }
        using var index = tensor(_rows).to(samples.Inputs.device);
        var x = samples.Inputs.view(-1, samples.Features).index_select(0, index).view(_orders.Length, batchSize, samples.Features);
        var y = samples.Labels.view(-1).index_select(0, index).view(_orders.Length, batchSize);
        return (x, y);
    }
}
