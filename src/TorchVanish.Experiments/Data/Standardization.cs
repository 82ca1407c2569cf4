namespace TorchVanish.Experiments.Data;

/// <summary>
/// Shifts and scales inputs to mean 0 and variance 1 over the training split. The validation split is moved by the same numbers:
/// its own statistics would leak what is held out. Both work in place, on arrays that a draw has just made.
/// </summary>
public static class Standardization
{
    /// <summary>Each feature by its own mean and standard deviation: columns of a table have different units.</summary>
    public static DataSplit PerFeature(DataSplit split)
    {
        for (var feature = 0; feature < split.Training.Features; feature++)
        {
            var (mean, std) = Moments(split.Training.Inputs, feature, split.Training.Features);
            Apply(split.Training.Inputs, feature, split.Training.Features, mean, std);
            Apply(split.Validation.Inputs, feature, split.Validation.Features, mean, std);
        }
        return split;
    }

    /// <summary>All pixels by one mean and one standard deviation: a border pixel that is nearly always black stays unimportant.</summary>
    public static DataSplit Overall(DataSplit split)
    {
        var (mean, std) = Moments(split.Training.Inputs, 0, 1);
        Apply(split.Training.Inputs, 0, 1, mean, std);
        Apply(split.Validation.Inputs, 0, 1, mean, std);
        return split;
    }

    private static (double Mean, double Std) Moments(float[] inputs, int start, int stride)
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
        // A constant has no scale. Asked by its range, because rounding gives it a standard deviation of 1e-17 rather than 0.
        if (low == high)
            return (low, 1);

        var (mean, squares) = (sum / count, 0.0);
        for (var i = start; i < inputs.Length; i += stride)
            squares += (inputs[i] - mean) * (inputs[i] - mean);
        return (mean, Math.Sqrt(squares / count));
    }

    private static void Apply(float[] inputs, int start, int stride, double mean, double std)
    {
        for (var i = start; i < inputs.Length; i += stride)
            inputs[i] = (float)((inputs[i] - mean) / std);
    }
}
