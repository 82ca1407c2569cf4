using MathNet.Numerics.Distributions;
using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>Isotropic Gaussian clouds, one class each, around centers drawn uniformly from [-10, 10]^features by the seed.</summary>
public sealed class BlobsSource(BlobsConfig config) : IDataSource
{
    public bool Standardizes => config.Standardize;

    public DataSplit Draw(int seed) =>
        Standardization.PerFeature(SeededSplit.Split(Sample(seed), config.ValidationFraction, seed), config.Standardize);

    public DataSplit DrawLabels(int seed) => BalancedLabels.Split(config.Samples, config.Classes, config.ValidationFraction, seed);

    /// <summary>The points [Samples, Features] before they are split and standardized; the classes take turns.</summary>
    public LabelledSamples Sample(int seed)
    {
        var random = RandomStream.For(seed, "data");
        var centres = InputMatrix.Allocate(config.Classes, config.Features);
        for (var i = 0; i < centres.Length; i++)
            centres[i] = (float)((20 * random.NextDouble()) - 10);

        var inputs = InputMatrix.Allocate(config.Samples, config.Features);
        var labels = BalancedLabels.Of(config.Samples, config.Classes);
        for (var i = 0; i < labels.Length; i++)
        {
            for (var feature = 0; feature < config.Features; feature++)
            {
                var centre = centres[(labels[i] * config.Features) + feature];
                inputs[(i * config.Features) + feature] = (float)(centre + (config.Std * Normal.Sample(random, 0, 1)));
            }
        }
        return new LabelledSamples(inputs, labels, config.Features, config.Classes);
    }
}
