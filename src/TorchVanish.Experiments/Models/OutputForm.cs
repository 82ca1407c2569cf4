using TorchVanish.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Models;

/// <summary>
/// What a network returns: its output h, or, if the loss is computed from it, the input z of its last activation. The gradient then does
/// not include φ′, and the output layer counts as a layer without φ.
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

    /// <summary>The form for a network with this last activation and a given loss.</summary>
    public static OutputForm FormFor(this FinalActivation final, Loss loss) => (loss, final.Activation) switch
    {
        (Loss.CategoricalCrossEntropy, SoftmaxConfig) => OutputForm.SoftmaxInput,
        (Loss.BinaryCrossEntropy, SigmoidConfig) => OutputForm.SigmoidInput,
        _ => OutputForm.Values,
    };

    /// <summary>Computes h from the return value of the network.</summary>
    public static Tensor ValuesOf(this OutputForm form, Tensor outputs) => form switch
    {
        OutputForm.SoftmaxInput => outputs.softmax(-1),
        OutputForm.SigmoidInput => outputs.sigmoid(),
        _ => outputs,
    };
}
