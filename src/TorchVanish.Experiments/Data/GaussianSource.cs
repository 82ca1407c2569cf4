using MathNet.Numerics.Distributions;
using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>Independent standard normal inputs, labelled at random or by a random teacher.</summary>
public sealed class GaussianSource(GaussianConfig config) : IDataSource
{
    public bool Standardizes => false;

    // Not standardized, because the theory of signal propagation assumes inputs with variance 1, not with sample variance 1.
    public DataSplit Draw(int seed) => SeededSplit.Split(Sample(seed), config.ValidationFraction, seed);

    /// <summary>The points [Samples, Features] before they are split.</summary>
    public LabelledSamples Sample(int seed)
    {
        var random = RandomStream.For(seed, "data");
        var inputs = InputMatrix.Allocate(config.Samples, config.Features);
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = (float)Normal.Sample(random, 0, 1);

        var labels = config.Labels == GaussianLabels.Teacher
            ? TanhTeacher.Random(config.Features, config.TeacherWidth, config.Classes, seed).Label(inputs)
            : RandomLabels(RandomStream.For(seed, "labels"));
        return new LabelledSamples(inputs, labels, config.Features, config.Classes);
    }

    private int[] RandomLabels(Random random)
    {
        var labels = new int[config.Samples];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = random.Next(config.Classes);
        return labels;
    }
}
