using TorchVanish.Experiments.Data;
using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Training;

/// <summary>What the labels of one replicate's split say without its inputs. Several labels of a sample are as many samples, as in <see cref="Losses"/>.</summary>
internal sealed class LabelStatistics
{
    private readonly (float[] Training, float[] Validation)? _targets;

    /// <param name="split">Labels or targets; its inputs are not looked at.</param>
    public LabelStatistics(DataSplit split)
    {
        Training = Counts(split.Training);
        Validation = Counts(split.Validation);
        if (split is { Training.Targets: { } training, Validation.Targets: { } validation })
            _targets = (training, validation);
        TrainingSamples = split.Training.Count;
        ValidationSamples = split.Validation.Count;
        ClassNames = [.. Enumerable.Range(0, Training.Length).Select(split.Training.ClassName)];
    }

    public int TrainingSamples { get; }

    public int ValidationSamples { get; }

    /// <summary>One for each class; empty where targets are numbers.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>[Classes]: labels of each class in the training split.</summary>
    public int[] Training { get; }

    /// <summary>[Classes]: labels of each class in the validation split.</summary>
    public int[] Validation { get; }

    /// <summary>
    /// The best constant answer, from the training split's labels, judged on the validation split: the constant of each output that
    /// minimises the loss, and the largest class, of equals the first; for numbers that constant itself.
    /// </summary>
    /// <param name="outputs">Outputs of the network; 1 for two classes where it answers yes or no.</param>
    public TrivialAnswer Trivial(Loss loss, int? outputs = null)
    {
        if (_targets is { } targets)
            return OfNumbers(loss, targets.Training, targets.Validation);
        var accuracy = (double)Validation[Array.IndexOf(Training, Training.Max())] / Validation.Sum();
        return new TrivialAnswer(OfClasses(loss, outputs ?? Training.Length), accuracy);
    }

    private double OfClasses(Loss loss, int outputs) => loss switch
    {
        // One probability, divided by itself, is 1.
        Loss.CategoricalCrossEntropy when outputs == 1 => -Share(Validation, 1) * Math.Log(1 - Losses.ProbabilityFloor),
        Loss.CrossEntropy or Loss.CategoricalCrossEntropy => CrossEntropy(),
        Loss.SquaredError when outputs == Training.Length => SquaredError(),
        _ => (outputs == 1 ? [1] : Enumerable.Range(0, outputs)).Average(k => ConstantAnswer.LossOfShares(loss, Share(Training, k), Share(Validation, k))),
    };

    // An output beyond the classes never is the right one.
    private static double Share(int[] counts, int k) => k < counts.Length ? (double)counts[k] / counts.Sum() : 0;

    // -Σ q_k log p_k, with p the shares in training and q those in validation.
    private double CrossEntropy()
    {
        var (all, held) = ((double)Training.Sum(), (double)Validation.Sum());
        return Training.Zip(Validation, (trained, validated) => validated == 0 ? 0 : -validated / held * Math.Log(trained / all)).Sum();
    }

    // The mean over samples and classes of (p_k - y_k)², where y is 1 for the sample's class and 0 for the others.
    private double SquaredError()
    {
        var (all, held) = ((double)Training.Sum(), (double)Validation.Sum());
        var squares = Training.Zip(Validation, (trained, validated) =>
        {
            var (p, q) = (trained / all, validated / held);
            return (q * (1 - p) * (1 - p)) + ((1 - q) * p * p);
        });
        return squares.Sum() / Training.Length;
    }

    private static TrivialAnswer OfNumbers(Loss loss, float[] training, float[] validation)
    {
        var best = ConstantAnswer.Best(loss, training);
        return new TrivialAnswer(
            validation.Average(target => ConstantAnswer.Loss(loss, best, target)),
            validation.Average(target => Math.Abs(target - best) < Losses.RightWithin ? 1.0 : 0.0));
    }

    private static int[] Counts(LabelledSamples samples)
    {
        var counts = new int[samples.Targets is null ? samples.Classes : 0];
        foreach (var label in samples.Labels)
            counts[label]++;
        return counts;
    }
}
