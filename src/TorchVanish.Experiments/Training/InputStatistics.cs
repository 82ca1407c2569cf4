using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Training;

/// <summary>The scale of inputs that are not standardized, so that a reader can see whether they are too large.</summary>
internal static class InputStatistics
{
    /// <summary>Null if inputs are standardized, or if their kind defines their scale, as for pixels.</summary>
    public static InputFacts? Of(ExperimentConfig config, SamplePool pool) =>
        config.Data is StandardizedConfig { Standardize: false } and not IdxConfig
            ? Of(pool.Source(config).Draw(config.SeedOf(0)).Training) : null;

    public static InputFacts Of(LabelledSamples samples)
    {
        var features = samples.Features;
        var squares = new double[features];
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < samples.Inputs.Length; i++)
        {
            double value = samples.Inputs[i];
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
            squares[i % features] += value * value;
        }
        double[] sizes = [.. squares.Select(sum => Math.Sqrt(sum / Math.Max(1, samples.Count)))];
        return new InputFacts(low, high, sizes.Max(), sizes.Where(size => size > 0).DefaultIfEmpty(0).Min());
    }
}
