using TorchVanish.Acceleration.Numerics;
using TorchVanish.Experiments.Numerics;

namespace TorchVanish.Experiments.Tests.Acceleration;

/// <summary>The combined pass gives bit for bit the same results as separate passes.</summary>
public sealed class MeasuredDescentTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(48)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(1000)]
    public void Weights_and_sums_equal_those_of_separate_passes(int count)
    {
        const float Rate = 0.1f;
        var random = new Random(3);
        float[] Draw(double scale) => [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() - 0.5) * scale))];
        // The squares of gradients of 1e-25 underflow in float32, and infinity stays infinite.
        foreach (var scale in new[] { 1, 1e-25, double.PositiveInfinity })
        {
            var (w, g, start) = (Draw(1), Draw(scale), Draw(1));
            var (before, after) = (w.ToArray(), w.ToArray());
            Descent.Step(after, g, Rate);
            var expected = new DescentSums(
                Sums<float, WideSingle>.OfSquares(before), Sums<float, WideSingle>.OfSquares(g),
                PassSums<float, WideSingle>.OfSquaredDifferences(before, start),
                PassSums<float, WideSingle>.OfSquaredDifferences(after, before));
            Assert.Equal(expected, MeasuredDescent.Step(w, g, start, Rate));
            Assert.Equal(after, w);
        }
    }
}
