using TorchVanish.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Initialization;

/// <summary>A square matrix of independent normal entries, scaled so that its largest |eigenvalue| equals the radius.</summary>
public sealed class SpectralRadiusInitializer(SpectralRadiusConfig config) : Initializer
{
    // For large n, the eigenvalues of an n by n matrix with variance 1/n fill the unit disk (Girko's circular law).
    public override double WeightVariance(long fanIn, long fanOut) => config.Radius * config.Radius / fanIn;

    public override double BiasVariance(long fanIn) => 0;

    protected override Tensor DrawWeight(long fanIn, long fanOut, Generator generator)
    {
        if (fanIn != fanOut)
            throw new ArgumentException($"A matrix of {fanOut} by {fanIn} has no eigenvalues.");
        var weight = Normal(1, generator, fanOut, fanIn);
        return weight * (config.Radius / linalg.eigvals(weight).abs().max().item<double>());
    }

    protected override Tensor DrawBias(long fanIn, long fanOut, Generator generator) => zeros(fanOut, dtype: ScalarType.Float64);
}
