using TorchVanish.Acceleration.Numerics;

namespace TorchVanish.Experiments.Tests.Acceleration;

/// <summary>Compares the product with a sum in double precision, for rows that do and do not fill a tile.</summary>
public sealed unsafe class TiledProductTests
{
    [Theory]
    [InlineData(1, 1, 32)]
    [InlineData(8, 5, 32)]
    [InlineData(13, 40, 96)]
    public void Product_of_a_matrix_and_of_its_transpose(int m, int k, int n)
    {
        var random = new Random(1);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)random.NextDouble() - 0.5f)];
        var (a, b, start, c) = (Draw(m * k), Draw(k * n), Draw(m), new float[m * n]);
        foreach (var transposed in new[] { false, true })
        {
            var (nextRow, nextColumn) = transposed ? (1, m) : (k, 1);
            fixed (float* pa = a, pb = b, ps = start, pc = c)
                TiledProduct.Multiply(pa, nextRow, nextColumn, pb, ps, pc, m, k, n);
            var expected = from i in Enumerable.Range(0, m)
                           from j in Enumerable.Range(0, n)
                           select start[i] + Enumerable.Range(0, k).Sum(p => (double)a[(i * nextRow) + (p * nextColumn)] * b[(p * n) + j]);
            Assert.All(c.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        }
    }
}
