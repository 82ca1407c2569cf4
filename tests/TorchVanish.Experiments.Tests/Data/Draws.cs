using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

/// <summary>What the tests of several kinds of data ask of a draw.</summary>
internal static class Draws
{
    public static DataSplit Of(DataConfig config, int seed = 0) => DataSources.For(config, null).Draw(seed);

    public static double[] Column(LabelledSamples samples, int feature) =>
        [.. Enumerable.Range(0, samples.Count).Select(i => (double)samples.Inputs[(i * samples.Features) + feature])];

    public static double Mean(IEnumerable<double> values) => values.Average();

    public static double Std(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    public static int[] ClassCounts(LabelledSamples samples)
    {
        var counts = new int[samples.Classes];
        foreach (var label in samples.Labels)
            counts[label]++;
        return counts;
    }

    public static byte[] Bytes(DataSplit split) =>
    [
        .. Bytes(split.Training), .. Bytes(split.Validation),
    ];

    private static IEnumerable<byte> Bytes(LabelledSamples samples) =>
    [
        .. samples.Inputs.SelectMany(BitConverter.GetBytes), .. samples.Labels.SelectMany(BitConverter.GetBytes),
            .. (samples.Targets ?? []).SelectMany(BitConverter.GetBytes),
    ];
}
