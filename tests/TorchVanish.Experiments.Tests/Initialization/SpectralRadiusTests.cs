using MathNet.Numerics.LinearAlgebra;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Initialization;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Initialization;

public sealed class SpectralRadiusTests
{
    /// <summary>Compares with the eigenvalues of another library.</summary>
    [Theory]
    [InlineData(1, 2.0)]
    [InlineData(2, 0.5)]
    [InlineData(50, 1.0)]
    [InlineData(50, 2.0)]
    [InlineData(51, 0)]
    public void The_largest_eigenvalue_has_the_configured_magnitude(int size, double radius)
    {
        var (weight, bias) = Draw(size, radius);
        var eigenvalues = Matrix<double>.Build.DenseOfRowMajor(size, size, weight).Evd().EigenValues;
        Assert.Equal(radius, eigenvalues.Max(value => value.Magnitude), 1e-12 * Math.Max(1, radius));
        Assert.All(bias, value => Assert.Equal(0, value));
    }

    [Fact]
    public void The_variance_is_close_to_the_circular_law()
    {
        const int size = 300;
        var initializer = InitializerCatalogue.For(new SpectralRadiusConfig { Radius = 1.5 });
        // At this size the largest |eigenvalue| differs from the radius of the disk by some hundredths.
        Assert.InRange(Draw(size, 1.5).weight.Average(w => w * w) / initializer.WeightVariance(size, size), 0.8, 1.1);
    }

    private static (double[] weight, double[] bias) Draw(int size, double radius)
    {
        using var scope = NewDisposeScope();
        var (weight, bias) = (empty([size, size], ScalarType.Float64), empty([size], ScalarType.Float64));
        InitializerCatalogue.For(new SpectralRadiusConfig { Radius = radius }).Initialize(weight, bias, new Generator(5));
        return (Numbers.Of(weight), Numbers.Of(bias));
    }
}
