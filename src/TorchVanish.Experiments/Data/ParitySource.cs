using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>
/// Independent fair bits as -1 and +1. The label is 1 if the number of ones among the first <c>bits</c> is odd. The other bits are
/// distractors.
/// </summary>
public sealed class ParitySource(ParityConfig config) : IDataSource
{
    public bool Standardizes => false;

    // Fair signs already have mean 0 and variance 1; standardizing would only add sampling error to the two exact values.
    public DataSplit Draw(int seed) => SeededSplit.Split(Sample(seed), config.ValidationFraction, seed);

    /// <summary>The bits [Samples, Bits + Distractors] before they are split.</summary>
    public LabelledSamples Sample(int seed)
    {
        var random = RandomStream.For(seed, "data");
        var features = config.Bits + config.Distractors;
        var inputs = InputMatrix.Allocate(config.Samples, features);
        var labels = new int[config.Samples];
        for (var i = 0; i < labels.Length; i++)
        {
            for (var feature = 0; feature < features; feature++)
            {
                var bit = random.Next(2);
                inputs[(i * features) + feature] = (2 * bit) - 1;
                if (feature < config.Bits)
                    labels[i] ^= bit;
            }
        }
        return new LabelledSamples(inputs, labels, features, 2) { ClassNames = ["even", "odd"] };
    }
}
