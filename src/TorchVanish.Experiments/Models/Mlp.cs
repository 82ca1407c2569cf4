using TorchVanish.Experiments.Models.Activations;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models;

/// <summary>
/// A multilayer perceptron of TorchSharp modules. The parameters are hidden1.weight, hidden1.bias, hidden1_normalization.weight, ...,
/// output.weight and output.bias.
/// </summary>
public sealed class Mlp : LayeredNetwork
{
    internal Mlp(IReadOnlyList<HiddenLayer> hidden, Module<Tensor, Tensor> output, Activation activation, double derivativeSupremum)
        : base(nameof(Mlp))
    {
        (Hidden, Output, Activation, DerivativeSupremum) = (hidden, output, activation, derivativeSupremum);
        var layers = new List<NetworkLayer>();
        for (var number = 1; number <= hidden.Count; number++)
        {
            var layer = hidden[number - 1];
            var name = HiddenName(number);
            register_module(name, layer.Linear);
            if (layer.Activation is not null)
                register_module($"{name}_activation", layer.Activation);
            if ((layer.BeforeActivation ?? layer.AfterActivation) is { } normalization)
                register_module($"{name}_normalization", normalization);
            layers.Add(new NetworkLayer(number, name, layer.Linear, layer.Activation ?? layer.Linear, activation, derivativeSupremum));
        }
        register_module(OutputName, output);
        layers.Add(new NetworkLayer(hidden.Count + 1, OutputName, output, output, Activation: null, DerivativeSupremum: 1));
        Layers = layers;
    }

    public override IReadOnlyList<NetworkLayer> Layers { get; }

    internal IReadOnlyList<HiddenLayer> Hidden { get; }

    internal Module<Tensor, Tensor> Output { get; }

    internal Activation Activation { get; }

    internal double DerivativeSupremum { get; }

    /// <param name="x">[B, features].</param>
    /// <returns>Logits, [B, classes].</returns>
    public override Tensor forward(Tensor x)
    {
        var h = x;
        foreach (var layer in Hidden)
        {
            var next = layer.Apply(h);
            // The caller owns the input.
            if (!ReferenceEquals(h, x))
                h.Dispose();
            h = next;
        }
        return Output.call(h);
    }
}
