using System.Diagnostics;
using TorchVanish.Configuration;
using TorchVanish.Runs.Files;

namespace TorchVanish.Experiments.Training;

/// <summary>The form of each loss, and the targets that it accepts.</summary>
internal static class LossForms
{
    public static LossForm Of(Loss loss) => Name(loss) switch
    {
        "cross_entropy" or "categorical_cross_entropy" => LossForm.CrossEntropy,
        "binary_cross_entropy" or "binary_cross_entropy_with_logits" => LossForm.BinaryCrossEntropy,
        "squared_error" => LossForm.Squared,
        "absolute_error" => LossForm.Absolute,
        "huber" => LossForm.Huber,
        "hinge" => LossForm.Hinge,
        var other => throw new UnreachableException($"{other} has no form."),
    };

    /// <summary>The names of losses that fit a target, for a message; null if the loss fits.</summary>
    public static string? Instead(Loss loss, TargetKind target) => (Of(loss), target) switch
    {
        (LossForm.CrossEntropy or LossForm.Hinge, TargetKind.Number) => Listed(LossForm.Squared, LossForm.Absolute, LossForm.Huber),
        (LossForm.CrossEntropy, TargetKind.Labels) => Listed(LossForm.BinaryCrossEntropy, LossForm.Squared),
        // With one output, a softmax is always 1, and the loss is always 0.
        (LossForm.CrossEntropy, TargetKind.ClassNumber) when loss == Loss.CrossEntropy =>
            Listed(LossForm.BinaryCrossEntropy, LossForm.Squared),
        _ => null,
    };

    public static string Name(Loss loss) => RecordJson.Name(loss.ToString());

    private static string Listed(params LossForm[] forms) =>
        string.Join(" or ", forms.SelectMany(form => Enum.GetValues<Loss>().Where(loss => Of(loss) == form)).Select(Name));
}
