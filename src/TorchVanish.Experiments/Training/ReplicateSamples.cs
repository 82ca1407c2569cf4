using TorchVanish.Experiments.Data;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// The samples of R replicates as tensors on the device. Nothing changes them, so any number of experiments may share them.
/// </summary>
internal sealed class ReplicateSamples : IDisposable
{
    /// <param name="splits">One for each replicate, all of the same sizes; each is drawn when its turn comes, and released again.</param>
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

    /// <summary>Steps of a sequence; 1 for samples that are not sequences.</summary>
    public int TimeSteps { get; }

    /// <summary>Labels of each sample.</summary>
    public int Outputs { get; }

    /// <summary>An answer with a smaller error counts as right, for a number to predict; null where no error is small.</summary>
    public double? RightWithin { get; }

    /// <summary>Training samples of each replicate, N.</summary>
    public int TrainingCount { get; }

    /// <summary>[R, N, features].</summary>
    public Tensor Inputs { get; }

    /// <summary>
    /// [R, N], int64; [R, N, outputs] where there are several; or numbers of the type of the inputs, [R, N], and [R, N, labels] where there
    /// are several.
    /// </summary>
    public Tensor Labels { get; }

    /// <summary>[R, N_validation, features].</summary>
    public Tensor ValidationInputs { get; }

    /// <summary>As the labels, for N_validation samples.</summary>
    public Tensor ValidationLabels { get; }

    public void Dispose()
    {
        Inputs.Dispose();
        Labels.Dispose();
        ValidationInputs.Dispose();
        ValidationLabels.Dispose();
    }

    // They outlive the thread that asks first, and so its dispose scopes.
    private static (Tensor, Tensor) Allocate(int replicates, LabelledSamples samples, ScalarType dtype, Device device) => (
        empty([replicates, samples.Count, samples.Features], dtype: dtype, device: device).DetachFromDisposeScope(),
        empty(
            [replicates, samples.Count, .. LabelShape(samples)],
            dtype: samples.Targets is null ? ScalarType.Int64 : dtype,
            device: device).DetachFromDisposeScope());

    // What follows the sample's index in the shape of its labels.
    private static long[] LabelShape(LabelledSamples samples) =>
        samples.MultiLabel ? [samples.Classes] : samples.Outputs > 1 ? [samples.Outputs] : [];

    private static void Copy(LabelledSamples samples, Tensor inputs, Tensor labels, int replicate)
    {
        using var scope = NewDisposeScope();
        // A copy, because a tensor made of a managed array may have any address, and the last digit of a matrix product depends on it.
        inputs[replicate].copy_(tensor(samples.Inputs, samples.Count, samples.Features));
        labels[replicate].copy_((samples.Targets is { } targets ? tensor(targets) : tensor(samples.Labels)).view(labels.shape[1..]));
    }
}
