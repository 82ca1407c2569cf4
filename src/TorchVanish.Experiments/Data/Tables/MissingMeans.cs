namespace TorchVanish.Experiments.Data;

/// <summary>
/// Replaces missing values, which are NaN, by the mean of the feature over the training split, or by 0 if it has no values there.
/// </summary>
internal static class MissingMeans
{
    /// <summary>Works in place.</summary>
    public static DataSplit Fill(DataSplit split)
    {
        var features = split.Training.Features;
        for (var feature = 0; feature < features; feature++)
        {
            var mean = Mean(split.Training.Inputs, feature, features);
            Fill(split.Training.Inputs, feature, features, mean);
            Fill(split.Validation.Inputs, feature, features, mean);
        }
        return split;
    }

    private static float Mean(float[] inputs, int feature, int features)
    {
        var (sum, count) = (0.0, 0);
        for (var i = feature; i < inputs.Length; i += features)
        {
            if (float.IsNaN(inputs[i]))
                continue;
            sum += inputs[i];
            count++;
        }
        return count == 0 ? 0 : (float)(sum / count);
    }

    private static void Fill(float[] inputs, int feature, int features, float mean)
    {
        for (var i = feature; i < inputs.Length; i += features)
            if (float.IsNaN(inputs[i]))
                inputs[i] = mean;
    }
}
