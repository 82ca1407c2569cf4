using MathNet.Numerics.Distributions;
using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>K spiral arms in the plane: class k is at radius t and angle 2π(turns·t + k/K), t uniform in [0, 1].</summary>
public sealed class SpiralsSource(SpiralsConfig config) : IDataSource
{
    public bool Standardizes => config.Standardize;

    public DataSplit Draw(int seed) =>
        Standardization.PerFeature(SeededSplit.Split(Sample(seed), config.ValidationFraction, seed), config.Standardize);

    public DataSplit DrawLabels(int seed) => BalancedLabels.Split(config.Samples, config.Classes, config.ValidationFraction, seed);

    /// <summary>The points [Samples, 2] before they are split and standardized; the classes take turns.</summary>
    public LabelledSamples Sample(int seed)
    {
        var random = RandomStream.For(seed, "data");
        var inputs = InputMatrix.Allocate(config.Samples, 2);
        var labels = BalancedLabels.Of(config.Samples, config.Classes);
        for (var i = 0; i < labels.Length; i++)
        {
            var radius = random.NextDouble();
            var angle = 2 * Math.PI * ((config.Turns * radius) + ((double)labels[i] / config.Classes));
            inputs[2 * i] = (float)((radius * Math.Cos(angle)) + (config.Noise * Normal.Sample(random, 0, 1)));
            inputs[(2 * i) + 1] = (float)((radius * Math.Sin(angle)) + (config.Noise * Normal.Sample(random, 0, 1)));
        }
        return new LabelledSamples(inputs, labels, 2, config.Classes);
    }
}
