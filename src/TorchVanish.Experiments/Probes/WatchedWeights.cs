using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>The eight weights of a layer whose values are recorded, for the note's plot of weight against epoch.</summary>
internal static class WatchedWeights
{
    public const int Count = 8;

    /// <summary>
    /// Indices into the row-major weight matrix, ascending, the same in every run with the same shape. They are in as many rows and columns
    /// as the shape allows, so that one constant input or one dead unit does not affect all of them.
    /// </summary>
    public static IReadOnlyList<int> Indices(long rows, long columns)
    {
        var (bands, stripes) = (Math.Min(Count, rows), Math.Min(Count, columns));
        var places = new List<int>();
        for (long i = 0; i < Math.Min(Count, bands * stripes); i++)
        {
            // A diagonal through bands and stripes that moves one column further each time it would repeat itself.
            var stripe = (i + (i / LeastCommonMultiple(bands, stripes))) % stripes;
            places.Add((int)((Middle(i % bands, bands, rows) * columns) + Middle(Shuffled(stripe, stripes), stripes, columns)));
        }
        return [.. places.Order()];
    }

    /// <param name="weight">[R, d_l, d_{l-1}].</param>
    /// <returns>[R, number of indices].</returns>
    public static Tensor Select(Tensor weight, IReadOnlyList<int> indices)
    {
        using var index = tensor(indices.Select(i => (long)i).ToArray()).to(weight.device);
        return weight.flatten(1).index_select(1, index);
    }

    // The middle line of one of the equal parts into which all lines are divided.
    private static long Middle(long part, long parts, long lines) => ((2 * part) + 1) * lines / (2 * parts);

    // A permutation that avoids the diagonal of the matrix, whose weights may be special.
    private static long Shuffled(long stripe, long stripes) => ((stripe * (stripes % 3 == 0 ? stripes - 1 : 3)) + 1) % stripes;

    private static long LeastCommonMultiple(long a, long b) => a / (long)System.Numerics.BigInteger.GreatestCommonDivisor(a, b) * b;
}
