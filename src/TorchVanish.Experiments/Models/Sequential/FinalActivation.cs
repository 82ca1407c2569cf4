using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Models.Sequential;

/// <summary>The activation of the last layer of a sequential model, and the layer that holds it.</summary>
internal sealed record FinalActivation(LayerConfig? Layer, ActivationConfig Activation)
{
    public static FinalActivation Of(SequentialConfig model) => model.Layers switch
    {
        [.., DenseLayerConfig dense] => new(dense, dense.Activation),
        [.., DenseLayerConfig { Activation: IdentityConfig }, ActivationLayerConfig last] => new(last, last.Activation),
        _ => new(null, new IdentityConfig()),
    };

    /// <summary>What a network with this activation returns when it is trained with a loss.</summary>
    public OutputForm FormFor(Loss loss) => (loss, Activation) switch
    {
        (Loss.CategoricalCrossEntropy, SoftmaxConfig) => OutputForm.SoftmaxInput,
        (Loss.BinaryCrossEntropy, SigmoidConfig) => OutputForm.SigmoidInput,
        _ => OutputForm.Values,
    };
}
