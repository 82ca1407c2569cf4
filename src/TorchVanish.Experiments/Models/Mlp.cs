using TorchVanish.Experiments.Models.Activations;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models;

/// <summary>
/// A multilayer perceptron of TorchSharp modules. Its children carry the names of the contract, so that parameters are called
/// hidden1.weight, hidden1.bias, hidden1_normalization.weight, ..., output.weight.
/// </summary>
public sealed class Mlp : Module<Tensor, Tensor>, ILayeredNetwork
{
    private readonly IReadOnlyList<HiddenLayer> _hidden;
    private readonly Module<Tensor, Tensor> _output;

    internal Mlp(IReadOnlyList<HiddenLayer> hidden, Module<Tensor, Tensor> output, Activation activation, double derivativeSupremum)
        : base(nameof(Mlp))
    {
        _hidden = hidden;
        _output = output;
        var layers = new List<NetworkLayer>();
        for (var number = 1; number <= hidden.Count; number++)
        {
            var layer = hidden[number - 1];
            var name = HiddenName(number);
            register_module(name, layer.Linear);
            register_module($"{name}_activation", layer.Activation);
            if ((layer.BeforeActivation ?? layer.AfterActivation) is { } normalization)
                register_module($"{name}_normalization", normalization);
            layers.Add(new NetworkLayer(number, name, layer.Linear, layer.Activation, activation, derivativeSupremum));
        }
        register_module(OutputName, output);
        layers.Add(new NetworkLayer(hidden.Count + 1, OutputName, output, output, Activation: null, DerivativeSupremum: 1));
        Layers = layers;
    }

    public const string OutputName = "output";

    public IReadOnlyList<NetworkLayer> Layers { get; }

    public static string HiddenName(int number) => $"hidden{number}";

    /// <param name="x">[B, features].</param>
    /// <returns>[B, classes], no softmax.</returns>
    public override Tensor forward(Tensor x)
    {
        foreach (var layer in _hidden)
            x = layer.Apply(x);
        return _output.call(x);
    }
}
