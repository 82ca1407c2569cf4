using MathNet.Numerics.Distributions;

namespace TorchVanish.Analysis.Theory;

/// <summary>
/// Standard normal values that are always the same, so that a prediction is: drawn once, with mean 0 and variance 1 exactly. A matrix of
/// random weights is a window of the pool.
/// </summary>
internal static class NormalPool
{
    // A prime, so that windows of equal lengths do not fall on each other.
    private const int Length = 1_299_709;

    private static readonly Lazy<float[]> Values = new(Draw);

    /// <param name="random">Says where the window begins.</param>
    public static ReadOnlyMemory<float> Window(Random random, int length) =>
        Values.Value.AsMemory(random.Next(Length - length), length);

    private static float[] Draw()
    {
        var values = new double[Length];
        Normal.Samples(new Random(0), values, 0, 1);
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        return [.. values.Select(value => (float)((value - mean) / deviation))];
    }
}
