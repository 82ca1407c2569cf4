using TorchVanish.Experiments.Data;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// The samples of R replicates as tensors on the device. They are never changed, so experiments can share them.
/// </summary>
internal sealed class ReplicateSamples : IDisposable
{
    /// <param name="splits">Creates the split of a replicate. All splits have the same sizes; they are created one after another.</param>
    public ReplicateSamples(int replicates, Func<int, DataSplit> splits, ScalarType dtype, Device device)
    {
        var first = splits(0);
        Replicates = replicates;
        Features = first.Training.Features;
        Classes = first.Training.Classes;
        TimeSteps = first.Training.TimeSteps;
        Outputs = first.Training.Outputs;
        RightWithin = first.Training.RightWithin;
        TrainingCount = first.Training.Count;
        (Inputs, Labels) = Allocate(replicates, first.Training, dtype, device);
        (ValidationInputs, ValidationLabels) = Allocate(replicates, first.Validation, dtype, device);
        for (var r = 0; r < replicates; r++)
        {
            var split = r == 0 ? first : splits(r);
            Copy(split.Training, Inputs, Labels, r);
            Copy(split.Validation, ValidationInputs, ValidationLabels, r);
        }
    }

    public int Replicates { get; }

    public int Features { get; }

    public int Classes { get; }

    /// <summary>The number of steps of a sequence; 1 for samples that are not sequences.</summary>
    public int TimeSteps { get; }

    /// <summary>The number of labels per sample.</summary>
    public int Outputs { get; }

    /// <summary>An answer with a smaller error is correct, for a number to predict; null if accuracy is not defined.</summary>
    public double? RightWithin { get; }

    /// <summary>The number of training samples of each replicate, N.</summary>
    public int TrainingCount { get; }

    /// <summary>[R, N, features].</summary>
    public Tensor Inputs { get; }

    /// <summary>
    /// Classes [R, N], or [R, N, outputs] with several labels per sample, int64. Otherwise numbers with the type of the inputs, [R, N], or
    /// [R, N, labels] for multilabel data.
    /// </summary>
    public Tensor Labels { get; }

    /// <summary>[R, N_validation, features].</summary>
    public Tensor ValidationInputs { get; }

    /// <summary>Like <see cref="Labels"/>, for N_validation samples.</summary>
    public Tensor ValidationLabels { get; }

    public void Dispose()
    {
        Inputs.Dispose();
        Labels.Dispose();
        ValidationInputs.Dispose();
        ValidationLabels.Dispose();
    }

    // The tensors outlive the thread that creates them, and its dispose scopes.
    private static (Tensor, Tensor) Allocate(int replicates, LabelledSamples samples, ScalarType dtype, Device device) => (
        empty([replicates, samples.Count, samples.Features], dtype: dtype, device: device).DetachFromDisposeScope(),
        empty(
            [replicates, samples.Count, .. LabelShape(samples)],
            dtype: samples.Targets is null ? ScalarType.Int64 : dtype,
            device: device).DetachFromDisposeScope());

    // The dimensions after the sample index in the shape of the labels.
    private static long[] LabelShape(LabelledSamples samples) =>
        samples.MultiLabel ? [samples.Classes] : samples.Outputs > 1 ? [samples.Outputs] : [];

    private static void Copy(LabelledSamples samples, Tensor inputs, Tensor labels, int replicate)
    {
        using var scope = NewDisposeScope();
        // A copy, because the address of a managed array is arbitrary, and the last digit of a matrix product depends on the alignment.
        inputs[replicate].copy_(tensor(samples.Inputs, samples.Count, samples.Features));
        labels[replicate].copy_((samples.Targets is { } targets ? tensor(targets) : tensor(samples.Labels)).view(labels.shape[1..]));
    }
}
