using TorchVanish.Acceleration.Numerics;

namespace TorchVanish.Experiments.Tests.Acceleration;

public sealed unsafe class TranspositionTests
{
    [Theory]
    [InlineData(1, 16, 16)]
    [InlineData(16, 16, 16)]
    [InlineData(40, 32, 64)]
    [InlineData(67, 96, 96)]
    public void Copy_transposes_rows_and_columns(int rows, int columns, int stride)
    {
        float[] x = [.. Enumerable.Range(0, rows * columns).Select(i => (float)i)];
        var y = new float[columns * stride];
        fixed (float* from = x, to = y)
            Transposition.Copy(from, to, rows, columns, stride);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                Assert.Equal(x[(i * columns) + j], y[(j * stride) + i]);
        }
    }
}
