namespace TorchVanish.Experiments.Training;

/// <summary>
/// The targets of one output in both splits, as values with weights, and the best constant answer: the mean, or the median for absolute
/// error. The losses are those of <see cref="Losses"/>, for a constant.
/// </summary>
/// <param name="Training">The weights sum to 1.</param>
/// <param name="Validation">The weights sum to 1.</param>
internal sealed record ConstantAnswer(IReadOnlyList<WeightedValue> Training, IReadOnlyList<WeightedValue> Validation)
{
    // Keras clips probabilities to this range, and so do the losses that follow Keras.
    private const double Least = 1e-7;

    /// <summary>The answer for a target that is 1 with these probabilities, and otherwise 0.</summary>
    public static ConstantAnswer OfShares(double training, double validation) =>
        new([new(0, 1 - training), new(1, training)], [new(0, 1 - validation), new(1, validation)]);

    public static ConstantAnswer OfNumbers(IReadOnlyCollection<double> training, IReadOnlyCollection<double> validation) => new(
        [.. training.Select(value => new WeightedValue(value, 1.0 / training.Count))],
        [.. validation.Select(value => new WeightedValue(value, 1.0 / validation.Count))]);

    /// <summary>The loss on validation.</summary>
    public double Loss(LossForm form)
    {
        var answer = Answer(form);
        return Validation.Sum(target => target.Weight * Of(form, answer, target.Value));
    }

    private double Answer(LossForm form) => form switch
    {
        LossForm.Absolute => Median(),
        LossForm.Hinge => Mean() >= 0.5 ? 1 : -1,
        _ => Mean(),
    };

    private static double Of(LossForm form, double answer, double target) => form switch
    {
        LossForm.Squared => (answer - target) * (answer - target),
        LossForm.Absolute => Math.Abs(answer - target),
        // torch.nn.HuberLoss with delta 1.
        LossForm.Huber => Math.Abs(answer - target) is var error && error <= 1 ? error * error / 2 : error - 0.5,
        LossForm.Hinge => Math.Max(0, 1 - (answer * ((2 * target) - 1))),
        _ => Math.Clamp(answer, Least, 1 - Least) is var p ? -((target * Math.Log(p)) + ((1 - target) * Math.Log(1 - p))) : double.NaN,
    };

    private double Mean() => Training.Sum(target => target.Weight * target.Value);

    private double Median()
    {
        var sorted = Training.OrderBy(target => target.Value).ToList();
        var below = 0.0;
        for (var i = 0; i < sorted.Count; i++)
        {
            below += sorted[i].Weight;
            // At exactly half of the weight, every answer up to the next value is optimal; this takes the middle.
            if (Math.Abs(below - 0.5) < 1e-12 && i + 1 < sorted.Count)
                return (sorted[i].Value + sorted[i + 1].Value) / 2;
            if (below > 0.5)
                return sorted[i].Value;
        }
        return sorted[^1].Value;
    }
}

internal readonly record struct WeightedValue(double Value, double Weight);

/// <summary>The mathematical form of a loss.</summary>
internal enum LossForm
{
    /// <summary>−Σ q log p over all classes.</summary>
    CrossEntropy,

    /// <summary>Separately for each output.</summary>
    BinaryCrossEntropy,
    Squared,
    Absolute,
    Huber,
    Hinge,
}
