using TorchVanish.Analysis.Theory;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Cli.Verbs;

/// <summary>Computes the moments of data for the theory, from the training split of replicate 0.</summary>
internal static class DataFacts
{
    /// <returns>Null if the theory can derive the moments from the config.</returns>
    /// <exception cref="StorageException">The data cannot be read.</exception>
    public static InputFacts? Of(ExperimentConfig config)
    {
        var known = config.Data switch
        {
            CsvConfig or IdxFilesConfig => false,
            IdxConfig => true,
            StandardizedConfig standardized => standardized.Standardize,
            _ => true,
        };
        return known ? null : Of(DataSources.For(config.Data, dataDirectory: null).Draw(config.SeedOf(0)).Training);
    }

    internal static InputFacts Of(LabelledSamples samples)
    {
        var (features, rows) = (samples.Features, samples.Count);
        var (means, norms) = (new double[features], new double[rows]);
        for (var row = 0; row < rows; row++)
        {
            for (var feature = 0; feature < features; feature++)
            {
                double value = samples.Inputs[(row * features) + feature];
                means[feature] += value / rows;
                norms[row] += value * value / features;
            }
        }
        var second = norms.Average();
        // The mean over pairs of different rows.
        var mixed = rows > 1 ? ((means.Sum(mean => mean * mean) / features * rows) - second) / (rows - 1) : 0;
        return new(
            features, samples.Classes, second, mixed, Neighbours(samples), means.Average(),
            second > 0 ? norms.Sum(norm => (norm - second) * (norm - second)) / rows / (second * second) : 0, SameLabel(samples), rows);
    }

    // The mean product of horizontally neighboring pixels of square images; other data do not use it.
    private static double Neighbours(LabelledSamples samples)
    {
        var side = (int)Math.Round(Math.Sqrt(samples.Features));
        if (side * side != samples.Features || side < 2)
            return 0;
        var sum = 0.0;
        for (var i = 0; i + 1 < samples.Inputs.Length; i++)
            sum += (i + 1) % side == 0 ? 0 : (double)samples.Inputs[i] * samples.Inputs[i + 1];
        return sum / samples.Inputs.Length * side / (side - 1);
    }

    private static double SameLabel(LabelledSamples samples)
    {
        if (samples.Targets is not null || samples.Labels.Length == 0)
            return 1.0 / samples.Classes;
        return samples.Labels.GroupBy(label => label).Sum(group => Math.Pow(group.Count() / (double)samples.Labels.Length, 2));
    }
}
