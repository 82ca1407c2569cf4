namespace TorchVanish.Experiments.Data;

/// <summary>
/// Standardised values of the 256 greys. A byte can only be one of them, so mean and variance follow exactly from a histogram, and
/// three million pixels are standardised by looking them up.
/// </summary>
internal static class StandardGreys
{
    /// <summary>[256]: each grey moved to mean 0 and variance 1 over all pixels of the chosen images.</summary>
    public static float[] Of(IdxImages images, int[] chosen)
    {
        var counts = new long[256];
        foreach (var index in chosen)
            foreach (var pixel in images.Pixels.AsSpan(index * images.PixelsPerImage, images.PixelsPerImage))
                counts[pixel]++;

        var (total, sum) = (counts.Sum(), 0.0);
        for (var grey = 0; grey < counts.Length; grey++)
            sum += (double)counts[grey] * grey;
        var (mean, squares) = (sum / total, 0.0);
        for (var grey = 0; grey < counts.Length; grey++)
            squares += counts[grey] * (grey - mean) * (grey - mean);

        // Images of one single grey have no scale: they are only centred.
        var std = counts.Count(count => count > 0) > 1 ? Math.Sqrt(squares / total) : 1;
        return [.. Enumerable.Range(0, counts.Length).Select(grey => (float)((grey - mean) / std))];
    }
}
