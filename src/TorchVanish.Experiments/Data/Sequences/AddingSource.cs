using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>
/// Sequences of pairs: a number from U(0, 1), and a mark that is 1 at two steps, one in each half, and 0 elsewhere. The target is
/// the sum of the two marked numbers (Hochreiter &amp; Schmidhuber 1997, task 4; marks and range as in Arjovsky 2016).
/// </summary>
public sealed class AddingSource(AddingConfig config) : IDataSource
{
    private const int Channels = 2;

    public bool Standardizes => false;

    public DataSplit Draw(int seed) => SeededSplit.Split(Sample(seed), config.ValidationFraction, seed);

    /// <summary>The sequences [Samples, Length · 2] before the split.</summary>
    public LabelledSamples Sample(int seed)
    {
        var random = RandomStream.For(seed, "data");
        var features = config.Length * Channels;
        var inputs = InputMatrix.Allocate(config.Samples, features);
        var targets = new float[config.Samples];
        for (var i = 0; i < targets.Length; i++)
        {
            var sequence = inputs.AsSpan(i * features, features);
            for (var time = 0; time < config.Length; time++)
                sequence[time * Channels] = (float)random.NextDouble();
            foreach (var marked in new[] { random.Next(config.Length / 2), random.Next(config.Length / 2, config.Length) })
            {
                sequence[(marked * Channels) + 1] = 1;
                targets[i] += sequence[marked * Channels];
            }
        }
        return new LabelledSamples(inputs, [], features, Classes: 1, config.Length)
        {
            Targets = targets,
            RightWithin = AddingConfig.Tolerance,
        };
    }
}
