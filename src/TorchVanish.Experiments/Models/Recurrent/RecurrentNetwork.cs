using TorchVanish.Experiments.Models.Activations;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Recurrent;

/// <summary>
/// A recurrent layer, and a linear output layer on its last state or states. The parameters are hidden1.weight_ih, hidden1.weight_hh,
/// hidden1.bias_ih, hidden1.bias_hh, output.weight and output.bias.
/// </summary>
public sealed class RecurrentNetwork : LayeredNetwork
{
    private readonly HiddenState _state;

    internal RecurrentNetwork(
        IRecurrence recurrence, Module<Tensor, Tensor> output, Activation? activation, double derivativeSupremum, int outputs)
        : base(nameof(RecurrentNetwork))
    {
        _state = new HiddenState(outputs);
        Outputs = outputs;
        Recurrence = recurrence;
        Output = output;
        Activation = activation;
        DerivativeSupremum = derivativeSupremum;
        register_module(HiddenName(1), recurrence.Cell);
        register_module($"{HiddenName(1)}_state", _state);
        register_module(OutputName, output);
        Layers =
        [
            new NetworkLayer(1, HiddenName(1), recurrence.Cell, _state, activation, derivativeSupremum) { Recurrent = true },
            new NetworkLayer(2, OutputName, output, output, Activation: null, DerivativeSupremum: 1),
        ];
    }

    public override IReadOnlyList<NetworkLayer> Layers { get; }

    internal IRecurrence Recurrence { get; }

    internal Module<Tensor, Tensor> Output { get; }

    internal Activation? Activation { get; }

    internal double DerivativeSupremum { get; }

    /// <summary>The number of last states that the output layer reads.</summary>
    internal int Outputs { get; }

    /// <param name="x">[B, T · features], one time step after another.</param>
    /// <returns>Logits, [B · outputs, classes].</returns>
    public override Tensor forward(Tensor x)
    {
        using var last = _state.ReadOut(Recurrence.Run(x, _state));
        return Output.call(last);
    }
}
