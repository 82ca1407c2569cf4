using TorchVanish.Configuration;
using TorchVanish.Experiments.Initialization;
using TorchVanish.Experiments.Models.Activations;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Recurrent;

/// <summary>Builds a recurrent network from TorchSharp's cells and initializes its weights.</summary>
public static class RecurrentBuilder
{
    // PyTorch's order of gates: input, forget, cell, output.
    private const int LstmForgetGate = 1;

    /// <param name="features">Values of one time step.</param>
    /// <param name="outputs">The number of last states that the output layer reads.</param>
    /// <param name="seed">The seed of the replicate. The same seed always gives the same weights.</param>
    /// <returns>A network on the CPU, in training mode.</returns>
    public static RecurrentNetwork Build(RecurrentConfig config, int features, int classes, ScalarType dtype, int seed, int outputs = 1)
    {
        var activation = config.Activation is { } phi ? ActivationCatalogue.For(phi) : null;
        var network = new RecurrentNetwork(
            Recurrence(config, features, dtype),
            Linear(config.HiddenSize, classes, dtype: dtype),
            activation,
            config.Activation?.DerivativeSupremum ?? 1,
            outputs);
        Initialize(network, config, seed);
        return network;
    }

    private static IRecurrence Recurrence(RecurrentConfig config, int features, ScalarType dtype) => config switch
    {
        RnnConfig rnn => new CellRecurrence(
            RNNCell(
                features,
                rnn.HiddenSize,
                rnn.Nonlinearity == Nonlinearity.Relu ? NonLinearities.ReLU : NonLinearities.Tanh,
                dtype: dtype),
            features,
            rnn.HiddenSize),
        LstmConfig => new LstmRecurrence(LSTMCell(features, config.HiddenSize, dtype: dtype), features, config.HiddenSize),
        GruConfig => new CellRecurrence(GRUCell(features, config.HiddenSize, dtype: dtype), features, config.HiddenSize),
        _ => throw new InvalidOperationException($"No recurrent cell is built from {config.GetType().Name}."),
    };

    private static void Initialize(RecurrentNetwork network, RecurrentConfig config, int seed)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var generator = new Generator((ulong)RandomStream.TorchSeed(seed, "weights"));
        var (cell, units) = (network.Recurrence.Cell, config.HiddenSize);
        foreach (var (side, law) in new[] { ("ih", config.Initialization), ("hh", config.RecurrentInitialization) })
        {
            var initializer = law is PytorchDefaultConfig
                ? new PytorchDefaultInitializer(config.HiddenSize)
                : InitializerCatalogue.For(law);
            var (weight, bias) = (cell.get_parameter($"weight_{side}")!, cell.get_parameter($"bias_{side}")!);
            // Initialize each gate separately, because fan_out and eigenvalues refer to the matrix of one gate.
            for (var gate = 0; gate < config.Gates; gate++)
            {
                var first = gate * units;
                initializer.Initialize(weight.narrow(0, first, units), bias.narrow(0, first, units), generator);
            }
        }
        if (config is LstmConfig lstm)
            cell.get_parameter("bias_ih")!.narrow(0, LstmForgetGate * units, units).add_(lstm.ForgetBias);
        var output = network.Layers[^1];
        InitializerCatalogue.For(config.Initialization).Initialize(output.Weight, output.Linear.get_parameter("bias")!, generator);
    }
}
