using MathNet.Numerics.Distributions;
using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>Two circles around the origin: class 0 with radius 1, class 1 inside it with radius <c>factor</c>.</summary>
public sealed class CirclesSource(CirclesConfig config) : IDataSource
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
            var radius = labels[i] == 0 ? 1 : config.Factor;
            var (sin, cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
            inputs[2 * i] = (float)((radius * cos) + (config.Noise * Normal.Sample(random, 0, 1)));
            inputs[(2 * i) + 1] = (float)((radius * sin) + (config.Noise * Normal.Sample(random, 0, 1)));
        }
        return new LabelledSamples(inputs, labels, 2, Classes) { ClassNames = ["outer", "inner"] };
    }
}
