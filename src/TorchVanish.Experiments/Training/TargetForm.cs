using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// What a loss compares the outputs of a network with: the one rule for every model and every kind of data. It follows from the
/// samples and from how many outputs the model has.
/// </summary>
/// <param name="Outputs">K, the outputs of the network for each sample.</param>
public sealed record TargetForm(TargetKind Kind, int Outputs)
{
    /// <param name="outputs">How many outputs the config gives the model; null for a model that takes as many as the data need.</param>
    internal static TargetForm Of(LabelledSamples samples, int? outputs = null) => new(
        samples.MultiLabel ? TargetKind.Labels
        : samples.Targets is not null ? TargetKind.Number
        : outputs == 1 ? TargetKind.ClassNumber
        : TargetKind.Class,
        outputs ?? samples.Classes);
}

/// <summary>What stands beside the outputs [R, B, K] of R replicates.</summary>
public enum TargetKind
{
    /// <summary>The number of a class, 0 ... K − 1: int64 [R, B]. Losses of numbers take it one-hot.</summary>
    Class,

    /// <summary>The number of a class as the value that the only output should have, of two classes 0 or 1: int64 [R, B], K = 1.</summary>
    ClassNumber,

    /// <summary>A number to predict: floating [R, B], K = 1.</summary>
    Number,

    /// <summary>0 or 1 for each label: floating [R, B, K].</summary>
    Labels,
}
