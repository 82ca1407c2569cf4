namespace TorchVanish.Experiments.Data;

/// <summary>Values of the 256 gray levels that do not depend on the images.</summary>
internal static class Greys
{
    private const int Brightest = 255;

    /// <summary>[256]: from 0 to 1.</summary>
    public static float[] Unit { get; } = [.. Enumerable.Range(0, Brightest + 1).Select(grey => grey / (float)Brightest)];

    /// <summary>[256]: from 0 to 255.</summary>
    public static float[] Raw { get; } = [.. Enumerable.Range(0, Brightest + 1).Select(grey => (float)grey)];
}
