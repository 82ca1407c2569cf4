namespace TorchVanish.Experiments.Data;

/// <summary>The standardization of numbers to predict: target = (number − Mean) / Std, over the training split.</summary>
public sealed record TargetScale(double Mean, double Std)
{
    /// <summary>The split with standardized targets. Targets that are constant in training are only shifted.</summary>
    public static DataSplit Apply(DataSplit split)
    {
        var scale = Of(split.Training.Targets!);
        if (Array.TrueForAll(split.Training.Targets!, target => target == split.Training.Targets![0]))
            scale = scale with { Std = 1 };
        return new DataSplit(scale.Apply(split.Training), scale.Apply(split.Validation));
    }

    /// <summary>Mean and standard deviation of some targets.</summary>
    public static TargetScale Of(float[] targets)
    {
        var mean = targets.Average(target => (double)target);
        return new TargetScale(mean, Math.Sqrt(targets.Average(target => (target - mean) * (target - mean))));
    }

    private LabelledSamples Apply(LabelledSamples samples) => samples with
    {
        Targets = Array.ConvertAll(samples.Targets!, target => (float)((target - Mean) / Std)),
        TargetScale = this,
    };
}
