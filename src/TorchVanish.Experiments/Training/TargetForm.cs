using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// The form of the targets that a loss compares with the outputs of a network. It depends on the samples and on the number of outputs,
/// by the same rule for all models and data.
/// </summary>
/// <param name="Outputs">K, the number of outputs per sample.</param>
public sealed record TargetForm(TargetKind Kind, int Outputs)
{
    /// <param name="outputs">The number of outputs in the config; null if it follows from the data.</param>
    internal static TargetForm Of(LabelledSamples samples, int? outputs = null) => new(
        samples.MultiLabel ? TargetKind.Labels
        : samples.Targets is not null ? TargetKind.Number
        : outputs == 1 ? TargetKind.ClassNumber
        : TargetKind.Class,
        outputs ?? samples.Classes);

    /// <summary>Why the number of outputs does not fit, for use after "the model has K outputs while"; null if it fits.</summary>
    internal string? Refusal(LabelledSamples samples) => Kind switch
    {
        TargetKind.Class when Outputs < samples.Classes => $"the data have {samples.Classes} classes; it must have at least "
            + $"{samples.Classes}, or 1 for the number of the class",
        TargetKind.Number when Outputs != 1 => "the target is one number; it must have 1",
        TargetKind.Labels when Outputs != samples.Classes => $"the data have {samples.Classes} labels; it must have {samples.Classes}",
        _ => null,
    };
}

/// <summary>The kinds of targets for outputs [R, B, K] of R replicates.</summary>
public enum TargetKind
{
    /// <summary>The class number, 0 ... K − 1: int64 [R, B]. Losses that compare numbers convert it to one-hot vectors.</summary>
    Class,

    /// <summary>The class number as the target of the only output, for two classes 0 or 1: int64 [R, B], K = 1.</summary>
    ClassNumber,

    /// <summary>A number to predict: floating [R, B], K = 1.</summary>
    Number,

    /// <summary>0 or 1 for each label: floating [R, B, K].</summary>
    Labels,
}
