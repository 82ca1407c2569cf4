using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>
/// Sequences of one-hot symbols: two informative ones, each A or B, among four kinds of distractors. The class is v0 + 2 v1, where
/// v is 0 for A and 1 for B. The network answers at the last step (Hochreiter &amp; Schmidhuber 1997, task 6a; Pascanu 2013, section 4.1).
/// </summary>
public sealed class TemporalOrderSource(TemporalOrderConfig config) : IDataSource
{
    public const int Symbols = 6;
    public const int Classes = 4;

    // v0 + 2 v1, the earlier symbol first.
    private static readonly string[] ClassNames = ["AA", "BA", "AB", "BB"];

    // A and B come first; the others are distractors.
    private const int Informative = 2;

    public bool Standardizes => false;

    public DataSplit Draw(int seed) => SeededSplit.Split(Sample(seed), config.ValidationFraction, seed);

    /// <summary>The sequences [Samples, Length · 6] before they are split.</summary>
    public LabelledSamples Sample(int seed)
    {
        var random = RandomStream.For(seed, "data");
        var features = config.Length * Symbols;
        var inputs = InputMatrix.Allocate(config.Samples, features);
        var labels = new int[config.Samples];
        for (var i = 0; i < labels.Length; i++)
        {
            var (early, late) = (Position(random, 1), Position(random, 5));
            var (v0, v1) = (random.Next(Informative), random.Next(Informative));
            labels[i] = v0 + (2 * v1);
            for (var time = 0; time < config.Length; time++)
            {
                var symbol = time == early ? v0 : time == late ? v1 : random.Next(Informative, Symbols);
                inputs[(i * features) + (time * Symbols) + symbol] = 1;
            }
        }
        return new LabelledSamples(inputs, labels, features, Classes, config.Length) { ClassNames = ClassNames };
    }

    /// <returns>A step, counted from 0, in [tenths / 10, (tenths + 1) / 10) of the sequence.</returns>
    private int Position(Random random, int tenths) => random.Next(FirstStep(tenths), FirstStep(tenths + 1));

    private int FirstStep(int tenths) => (int)((((long)config.Length * tenths) + 9) / 10);
}
