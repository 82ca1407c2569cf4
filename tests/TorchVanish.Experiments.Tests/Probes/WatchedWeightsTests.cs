using TorchVanish.Experiments.Probes;

namespace TorchVanish.Experiments.Tests.Probes;

/// <summary>The watched weights of a layer lie in as many rows and columns as its shape allows.</summary>
public sealed class WatchedWeightsTests
{
    public static TheoryData<int, int> Shapes
    {
        get
        {
            int[] sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 24, 31, 32, 33, 48, 64, 100, 128, 784, 4096];
            var data = new TheoryData<int, int>();
            foreach (var rows in sizes)
            {
                foreach (var columns in sizes)
                    data.Add(rows, columns);
            }
            data.Add(100_000, 2);
            data.Add(1, 1_000_000);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Rows_and_columns_differ_as_far_as_the_shape_allows(int rows, int columns)
    {
        var indices = WatchedWeights.Indices(rows, columns);
        Assert.Equal(Math.Min(8, rows * columns), indices.Count);
        Assert.Equal(indices.Distinct().Order(), indices);
        Assert.All(indices, index => Assert.InRange(index, 0, (rows * columns) - 1));
        AssertEven(indices.Select(index => index / columns), Math.Min(8, rows));
        AssertEven(indices.Select(index => index % columns), Math.Min(8, columns));
        Assert.Equal(indices, WatchedWeights.Indices(rows, columns));
    }

    /// <summary>Weights on the diagonal may be special, as in a matrix that began as the identity.</summary>
    [Theory]
    [InlineData(8)]
    [InlineData(32)]
    [InlineData(64)]
    public void They_do_not_lie_on_the_diagonal(int size) =>
        Assert.All(WatchedWeights.Indices(size, size), index => Assert.NotEqual(index / size, index % size));

    private static void AssertEven(IEnumerable<int> lines, int different)
    {
        var counts = lines.CountBy(line => line).Select(line => line.Value).ToList();
        Assert.Equal(different, counts.Count);
        Assert.InRange(counts.Max() - counts.Min(), 0, 1);
    }
}
