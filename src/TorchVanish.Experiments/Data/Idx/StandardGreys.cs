namespace TorchVanish.Experiments.Data;

/// <summary>
/// Standardized values of the 256 gray levels. Mean and variance follow exactly from a histogram, and pixels are standardized by lookup in
/// this table.
/// </summary>
internal static class StandardGreys
{
    private const int Greys = 256;

    /// <summary>
    /// [256]: the gray levels, shifted and scaled to mean 0 and variance 1 over all pixels of the chosen images; 0 if all pixels are equal.
    /// </summary>
    public static float[] Of(IdxImages images, int[] chosen)
    {
        if (Constant(images, chosen))
            return new float[Greys];

        var counts = new long[Greys];
        foreach (var index in chosen)
            foreach (var pixel in images.Pixels.AsSpan(index * images.PixelsPerImage, images.PixelsPerImage))
                counts[pixel]++;

        var (total, sum) = (counts.Sum(), 0.0);
        for (var grey = 0; grey < counts.Length; grey++)
            sum += (double)counts[grey] * grey;
        var (mean, squares) = (sum / total, 0.0);
        for (var grey = 0; grey < counts.Length; grey++)
            squares += counts[grey] * (grey - mean) * (grey - mean);
        var std = Math.Sqrt(squares / total);
        return [.. Enumerable.Range(0, Greys).Select(grey => (float)((grey - mean) / std))];
    }

    /// <summary>Whether all pixels of the chosen images are equal.</summary>
    public static bool Constant(IdxImages images, int[] chosen)
    {
        var first = images.Pixels[chosen[0] * images.PixelsPerImage];
        return Array.TrueForAll(chosen, index =>
            !images.Pixels.AsSpan(index * images.PixelsPerImage, images.PixelsPerImage).ContainsAnyExcept(first));
    }
}
