using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>
/// Sequences of one-hot symbols: symbols of eight kinds, then blanks whose last one is replaced by a signal to answer, then blanks during
/// which the symbols must be repeated in order (Hochreiter &amp; Schmidhuber 1997; Arjovsky 2016). Only these last steps have labels.
/// </summary>
public sealed class CopySource(CopyConfig config) : IDataSource
{
    public const int Kinds = 8;

    private const int Blank = Kinds;
    private const int Begin = Kinds + 1;
    private const int Alphabet = Kinds + 2;

    public bool Standardizes => false;

    public DataSplit Draw(int seed) => SeededSplit.Split(Sample(seed), config.ValidationFraction, seed);

    /// <summary>The sequences [Samples, (2 · Symbols + Delay) · 10] before they are split.</summary>
    public LabelledSamples Sample(int seed)
    {
        var random = RandomStream.For(seed, "data");
        var length = (2 * config.Symbols) + config.Delay;
        var features = length * Alphabet;
        var inputs = InputMatrix.Allocate(config.Samples, features);
        var labels = new int[config.Samples * config.Symbols];
        for (var i = 0; i < config.Samples; i++)
        {
            for (var time = 0; time < length; time++)
            {
                var symbol = time < config.Symbols ? random.Next(Kinds) : time == config.Symbols + config.Delay - 1 ? Begin : Blank;
                if (time < config.Symbols)
                    labels[(i * config.Symbols) + time] = symbol;
                inputs[(i * features) + (time * Alphabet) + symbol] = 1;
            }
        }
        return new LabelledSamples(inputs, labels, features, Kinds, length) { Outputs = config.Symbols };
    }
}
