using TorchVanish.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Models;

/// <summary>
/// What a network returns: its output h, or the input z of its last activation where the loss is computed from z. The gradient then does
/// not pass φ′, and the output layer counts as a layer without φ.
/// </summary>
public enum OutputForm
{
    Values,
    SoftmaxInput,
    SigmoidInput,
}

internal static class OutputForms
{
    public static OutputForm Of(ExperimentConfig config) =>
        config.Model is SequentialConfig model ? FinalActivation.Of(model).FormFor(config.Training.Loss) : OutputForm.Values;

    /// <summary>What a network with this activation returns when it is trained with a loss.</summary>
    public static OutputForm FormFor(this FinalActivation final, Loss loss) => (loss, final.Activation) switch
    {
        (Loss.CategoricalCrossEntropy, SoftmaxConfig) => OutputForm.SoftmaxInput,
        (Loss.BinaryCrossEntropy, SigmoidConfig) => OutputForm.SigmoidInput,
        _ => OutputForm.Values,
    };

    /// <summary>h, from what the network returns.</summary>
    public static Tensor ValuesOf(this OutputForm form, Tensor outputs) => form switch
    {
        OutputForm.SoftmaxInput => outputs.softmax(-1),
        OutputForm.SigmoidInput => outputs.sigmoid(),
        _ => outputs,
    };
}
