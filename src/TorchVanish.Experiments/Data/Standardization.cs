namespace TorchVanish.Experiments.Data;

/// <summary>
/// Shifts and scales inputs to mean 0 and variance 1 over the training split. The validation split is transformed with the same numbers,
/// because its own statistics would leak information. An input that is constant in training has no scale and becomes 0 in both splits,
/// because the network has never seen another value. Both methods work in place.
/// </summary>
public static class Standardization
{
    /// <summary>Standardizes each feature separately, because columns of a table have different units.</summary>
    public static DataSplit PerFeature(DataSplit split, bool wanted = true)
    {
        if (!wanted)
            return split;
        for (var feature = 0; feature < split.Training.Features; feature++)
            Apply(split, feature, split.Training.Features);
        return split;
    }

    /// <summary>Standardizes all pixels together, so a border pixel that is nearly always black remains unimportant.</summary>
    public static DataSplit Overall(DataSplit split, bool wanted = true)
    {
        if (!wanted)
            return split;
        Apply(split, start: 0, stride: 1);
        return split;
    }

    private static void Apply(DataSplit split, int start, int stride)
    {
        var moments = Moments(split.Training.Inputs, start, stride);
        Apply(split.Training.Inputs, start, stride, moments);
        Apply(split.Validation.Inputs, start, stride, moments);
    }

    /// <returns>Null for a constant.</returns>
    private static (double Mean, double Std)? Moments(float[] inputs, int start, int stride)
    {
        var (sum, count) = (0.0, 0);
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        for (var i = start; i < inputs.Length; i += stride)
        {
            sum += inputs[i];
            low = Math.Min(low, inputs[i]);
            high = Math.Max(high, inputs[i]);
            count++;
        }
        // Compares the range, because with rounding the standard deviation of a constant may be 1e-17 instead of 0.
        if (low == high)
            return null;

        var (mean, squares) = (sum / count, 0.0);
        for (var i = start; i < inputs.Length; i += stride)
            squares += (inputs[i] - mean) * (inputs[i] - mean);
        return (mean, Math.Sqrt(squares / count));
    }

    private static void Apply(float[] inputs, int start, int stride, (double Mean, double Std)? moments)
    {
        for (var i = start; i < inputs.Length; i += stride)
            inputs[i] = moments is { } m ? (float)((inputs[i] - m.Mean) / m.Std) : 0;
    }
}
