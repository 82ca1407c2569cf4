using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// Statistics of the labels or targets of one replicate. Several labels of a sample count as several samples, as in <see cref="Losses"/>.
/// </summary>
internal sealed class LabelStatistics
{
    private readonly LabelledSamples _training;
    private readonly LabelledSamples _validation;

    /// <param name="split">Labels or targets; inputs are not used.</param>
    public LabelStatistics(DataSplit split)
    {
        (_training, _validation) = (split.Training.WithoutInputs(), split.Validation.WithoutInputs());
        Training = Counts(split.Training);
        Validation = Counts(split.Validation);
        ClassNames = [.. Enumerable.Range(0, Training.Length).Select(split.Training.ClassName)];
    }

    public int TrainingSamples => _training.Count;

    public int ValidationSamples => _validation.Count;

    /// <summary>One for each class or label; empty if the target is a number.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>[Classes]: the number of samples of each class, or with each label, in the training split.</summary>
    public int[] Training { get; }

    /// <summary>The same for the validation split.</summary>
    public int[] Validation { get; }

    /// <summary>Whether a sample can have several labels.</summary>
    public bool MultiLabel => _training.MultiLabel;

    /// <summary>
    /// Mean and standard deviation of the numbers to predict, in their own units, over the training split; null for classes.
    /// </summary>
    public TargetScale? Scale => _training is not { Targets: { } targets, MultiLabel: false } ? null
        : _training.TargetScale ?? TargetScale.Of(targets);

    /// <summary>The smallest and the largest of these numbers, in their own units; null for classes.</summary>
    public (double Low, double High)? Range => _training is not { Targets: { } targets, MultiLabel: false } ? null
        : _training.TargetScale is { } scale
            ? (scale.Mean + (targets.Min() * scale.Std), scale.Mean + (targets.Max() * scale.Std))
            : (targets.Min(), targets.Max());

    /// <summary>Whether <see cref="Scale"/> has been applied to the targets.</summary>
    public bool StandardizedTargets => _training.TargetScale is not null;

    /// <summary>
    /// The best constant answer, determined on the training split and evaluated on the validation split: the share of each class or label
    /// for the loss, the (first) largest class for the accuracy; for numbers the mean, or the median for absolute error.
    /// </summary>
    /// <param name="outputs">The number of outputs in the config; null if it follows from the data.</param>
    public TrivialAnswer Trivial(Loss loss, int? outputs = null)
    {
        var (form, kind) = (LossForms.Of(loss), TargetForm.Of(_training, outputs).Kind);
        var value = form == LossForm.CrossEntropy && kind == TargetKind.Class
            ? CrossEntropy(loss) : Outputs(kind).Average(output => output.Loss(form));
        return new TrivialAnswer(value, Accuracy(kind));
    }

    private IEnumerable<ConstantAnswer> Outputs(TargetKind kind)
    {
        var (all, held) = Totals();
        return kind switch
        {
            TargetKind.Number => [ConstantAnswer.OfNumbers(Numbers(_training.Targets!), Numbers(_validation.Targets!))],
            TargetKind.ClassNumber => [ConstantAnswer.OfNumbers(Numbers(_training.Labels), Numbers(_validation.Labels))],
            _ => Training.Zip(Validation, (trained, validated) => ConstantAnswer.OfShares(trained / all, validated / held)),
        };
    }

    private double? Accuracy(TargetKind kind)
    {
        if (kind == TargetKind.Number)
            return _training.RightWithin is { } near && _training.Targets!.Average(target => (double)target) is var mean
                ? _validation.Targets!.Average(target => Math.Abs(target - mean) < near ? 1.0 : 0.0)
                : null;
        var (all, held) = Totals();
        return kind == TargetKind.Labels
            ? Training.Zip(Validation, (trained, validated) => (2 * trained > all ? validated : held - validated) / held).Average()
            : Validation[Array.IndexOf(Training, Training.Max())] / held;
    }

    // -Σ q_k log p_k, with p the shares in training and q those in validation; for losses of probabilities, p is clipped as in Losses.
    private double CrossEntropy(Loss loss)
    {
        var (all, held) = Totals();
        var least = loss == Loss.CrossEntropy ? 0 : 1e-7;
        return Training.Zip(Validation, (trained, validated) =>
            validated == 0 ? 0 : -validated / held * Math.Log(Math.Clamp(trained / all, least, 1 - least))).Sum();
    }

    // The total for shares: the sum of the counts for classes, the number of samples for labels.
    private (double Training, double Validation) Totals() =>
        MultiLabel ? (TrainingSamples, ValidationSamples) : (Training.Sum(), Validation.Sum());

    private static double[] Numbers(float[] targets) => Array.ConvertAll(targets, target => (double)target);

    private static double[] Numbers(int[] labels) => Array.ConvertAll(labels, label => (double)label);

    private static int[] Counts(LabelledSamples samples)
    {
        var counts = new int[samples.Targets is null || samples.MultiLabel ? samples.Classes : 0];
        foreach (var label in samples.Labels)
            counts[label]++;
        if (samples is { MultiLabel: true, Targets: { } targets })
            for (var i = 0; i < targets.Length; i++)
                counts[i % samples.Classes] += targets[i] > 0 ? 1 : 0;
        return counts;
    }
}
