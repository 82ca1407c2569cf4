using TorchVanish.Experiments.Models.Activations;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models;

/// <summary>
/// A multilayer perceptron of TorchSharp modules. Its children carry the names of the contract, so that parameters are called
/// hidden1.weight, hidden1.bias, hidden1_normalization.weight, ..., output.weight.
/// </summary>
public sealed class Mlp : LayeredNetwork
{
    private readonly IReadOnlyList<HiddenLayer> _hidden;
    private readonly Module<Tensor, Tensor> _output;
    private readonly Activation _activation;
    private readonly double _derivativeSupremum;

    internal Mlp(IReadOnlyList<HiddenLayer> hidden, Module<Tensor, Tensor> output, Activation activation, double derivativeSupremum)
        : base(nameof(Mlp))
    {
        _hidden = hidden;
        _output = output;
        _activation = activation;
        _derivativeSupremum = derivativeSupremum;
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

    public override IReadOnlyList<NetworkLayer> Layers { get; }

    /// <param name="x">[B, features].</param>
    /// <returns>[B, classes], no softmax.</returns>
    public override Tensor forward(Tensor x)
    {
        var h = x;
        foreach (var layer in _hidden)
        {
            var next = layer.Apply(h);
            // The input is the caller's.
            if (!ReferenceEquals(h, x))
                h.Dispose();
            h = next;
        }
        return _output.call(h);
    }

    /// <summary>A network of the same composition, each of whose modules comes from the one that stands at its place.</summary>
    /// <param name="replace">Is given how to find the module in a network like this one.</param>
    internal Mlp Map(Func<Func<Mlp, Module<Tensor, Tensor>>, Module<Tensor, Tensor>> replace)
    {
        var hidden = _hidden.Select((layer, i) => new HiddenLayer(
            replace(mlp => mlp._hidden[i].Linear),
            layer.BeforeActivation is null ? null : replace(mlp => mlp._hidden[i].BeforeActivation!),
            replace(mlp => mlp._hidden[i].Activation),
            layer.AfterActivation is null ? null : replace(mlp => mlp._hidden[i].AfterActivation!),
            layer.Shortcut));
        return new Mlp([.. hidden], replace(mlp => mlp._output), _activation, _derivativeSupremum);
    }
}
