using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>The eight weights of a layer whose values are followed, because the note tells people to plot weight against epoch.</summary>
internal static class WatchedWeights
{
    public const int Count = 8;

    /// <summary>Positions in the row-major weight matrix, evenly spaced, the same in every run of the same shape.</summary>
    public static IReadOnlyList<int> Indices(long rows, long columns)
    {
        var entries = rows * columns;
        return [.. Enumerable.Range(0, Count).Select(i => (int)(((2 * i) + 1) * entries / (2 * Count))).Distinct()];
    }

    /// <param name="weight">[R, d_l, d_{l-1}].</param>
    /// <returns>[R, number of indices].</returns>
    public static Tensor Select(Tensor weight, IReadOnlyList<int> indices)
    {
        using var index = tensor(indices.Select(i => (long)i).ToArray()).to(weight.device);
        return weight.flatten(1).index_select(1, index);
    }
}
