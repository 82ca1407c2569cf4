namespace TorchVanish.Experiments.Data;

/// <summary>Labels of generated data with balanced classes: sample i has class i modulo the number of classes.</summary>
internal static class BalancedLabels
{
    public static int[] Of(int samples, int classes)
    {
        var labels = new int[samples];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = i % classes;
        return labels;
    }

    /// <summary>The labels of a draw, without its inputs.</summary>
    public static DataSplit Split(int samples, int classes, double validationFraction, int seed) =>
        SeededSplit.Split(new LabelledSamples([], Of(samples, classes), Features: 0, classes), validationFraction, seed);
}
