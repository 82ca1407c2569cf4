using MathNet.Numerics.Distributions;
using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>
/// Two interleaved half circles: class 0 at (cos θ, sin θ), class 1 at (1 - cos θ, 1/2 - sin θ), θ uniform in [0, π].
/// The same two arcs as scikit-learn's make_moons.
/// </summary>
public sealed class MoonsSource(MoonsConfig config) : IDataSource
{
    private const int Classes = 2;

    public bool Standardizes => config.Standardize;

    public DataSplit Draw(int seed) =>
        Standardization.PerFeature(SeededSplit.Split(Sample(seed), config.ValidationFraction, seed), config.Standardize);

    public DataSplit DrawLabels(int seed) => BalancedLabels.Split(config.Samples, Classes, config.ValidationFraction, seed);

    /// <summary>The points [Samples, 2] before they are split and standardized; the classes take turns.</summary>
    public LabelledSamples Sample(int seed)
    {
        var random = RandomStream.For(seed, "data");
        var inputs = InputMatrix.Allocate(config.Samples, 2);
        var labels = BalancedLabels.Of(config.Samples, Classes);
        for (var i = 0; i < labels.Length; i++)
        {
            var (sin, cos) = Math.SinCos(Math.PI * random.NextDouble());
            var (x, y) = labels[i] == 0 ? (cos, sin) : (1 - cos, 0.5 - sin);
            inputs[2 * i] = (float)(x + (config.Noise * Normal.Sample(random, 0, 1)));
            inputs[(2 * i) + 1] = (float)(y + (config.Noise * Normal.Sample(random, 0, 1)));
        }
        return new LabelledSamples(inputs, labels, 2, Classes);
    }
}
