using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Probes;
using TorchVanish.Experiments.Tests.Gradients;
using TorchVanish.Experiments.Training;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests;

/// <summary>A network of a few units with one batch, small enough to differentiate by hand.</summary>
internal sealed class SmallNetwork : IDisposable
{
    public const int Classes = 3;
    public const int Batch = 5;

    private readonly IDisposable _scope = NewDisposeScope();
    private readonly Loss _loss;

    public SmallNetwork(ModelConfig model, Loss loss, int seed)
    {
        set_num_threads(1);
        _loss = loss;
        var config = new ExperimentConfig { Model = model, Seed = seed, Dtype = Dtype.Float64 };
        var (features, timeSteps) = SmallModels.SampleShape(model);
        Group = NetworkBuilder.Build(config, features, Classes, [0], stacked: false, CPU, timeSteps);
        var generator = new Generator((ulong)seed + 1000);
        using (no_grad())
        {
            // Biases and normalizations away from their 0 and 1, which would hide a mistake in them.
            foreach (var (name, parameter) in Group.Parameters.Where(p =>
                !p.name.Contains(".weight", StringComparison.Ordinal) || p.name.Contains("normalization", StringComparison.Ordinal)))
                parameter.add_(randn(parameter.shape, ScalarType.Float64, generator: generator) * 0.3);
        }
        X = randn([1, Batch, features], ScalarType.Float64, generator: generator);
        Y = randint(0, Classes, [1, Batch], ScalarType.Int64, generator: generator);
        Group.Train();
    }

    /// <summary>The network and the first batch of an experiment, with given parameters.</summary>
    public SmallNetwork(ExperimentConfig config, LabelledSamples batch, Func<string, double[]> values)
    {
        set_num_threads(1);
        _loss = config.Training.Loss;
        var dtype = NetworkBuilder.TorchType(config.Dtype);
        Group = NetworkBuilder.Build(config, batch.Features, batch.Classes, [0], stacked: false, CPU, batch.TimeSteps, batch.Outputs);
        using (no_grad())
        {
            foreach (var (name, parameter) in Group.Parameters)
                parameter.copy_(tensor(values(name)).view(parameter.shape));
        }
        // A copy: the rounding of a matrix product depends on the alignment of its inputs, and a managed array has none.
        X = tensor(batch.Inputs).view(1, batch.Count, batch.Features).to(dtype, copy: true);
        Y = batch.Targets is { } targets
            ? tensor(targets).view(1, batch.Count).to(dtype) : tensor(batch.Labels).to(ScalarType.Int64).view(batch.Outputs == 1
            ? [1, batch.Count] : [1, batch.Count, batch.Outputs]);
        Group.Train();
    }

    public ReplicateGroup Group { get; }

    public Tensor X { get; }

    public Tensor Y { get; }

    public Loss LossKind => _loss;

    public double Loss()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        return Losses.Of(_loss, Group.Forward(X), Y).sum().item<double>();
    }

    /// <summary>Gradients of parameters and of pre-activations by autograd, the latter through the taps that the probes use.</summary>
    public Gradient Backward()
    {
        using var scope = NewDisposeScope();
        var taps = Group.Layers.Select(layer => LayerTap.On(layer)).ToList();
        Losses.Of(_loss, Group.Forward(X), Y).sum().backward();
        taps.ForEach(tap => tap.Dispose());
        return new Gradient(
            Group.Parameters.ToDictionary(p => p.name, p => Numbers.Of(p.parameter.grad!)),
            taps.Where(tap => tap.Preactivation is not null).ToDictionary(tap => tap.Layer.Name, tap => Numbers.Of(tap.Preactivation!)),
            taps.Where(tap => !tap.Layer.Gated).ToDictionary(tap => tap.Layer.Name, tap => Numbers.Of(tap.PreactivationGradient!)),
            [.. taps.SelectMany(tap => tap.StateGradients).Select(Numbers.Of)]);
    }

    /// <summary>
    /// The first network by seed whose hidden pre-activations all keep away from 0: a finite difference across a kink of ReLU says
    /// nothing about the derivative on either side.
    /// </summary>
    public static SmallNetwork WithoutKinks(ModelConfig model, Loss loss)
    {
        for (var seed = 0; ; seed++)
        {
            var network = new SmallNetwork(model, loss, seed);
            var nearest = Preactivations(network, model).Min(Math.Abs);
            if (nearest > 0.02)
            {
                foreach (var (_, parameter) in network.Group.Parameters)
                    parameter.grad = null;
                return network;
            }
            network.Dispose();
        }
    }

    private static IEnumerable<double> Preactivations(SmallNetwork network, ModelConfig model) => model switch
    {
        RnnConfig rnn => HandUnrolledRnn.Of(network, rnn).Preactivations(),
        RecurrentConfig => [double.PositiveInfinity],
        _ => network.Backward().Preactivations.Where(p => p.Key != LayeredNetwork.OutputName).SelectMany(p => p.Value),
    };

    public void Dispose()
    {
        Group.Dispose();
        _scope.Dispose();
    }
}

/// <param name="Parameters">∂L/∂W_l, ∂L/∂b_l by the parameter's name, row-major.</param>
/// <param name="Preactivations">z_l by the layer's name.</param>
/// <param name="PreactivationGradients">∂L/∂z_l by the layer's name.</param>
/// <param name="StateGradients">∂L/∂h_t of each time step, [B, d] row-major.</param>
internal sealed record Gradient(
    IReadOnlyDictionary<string, double[]> Parameters,
    IReadOnlyDictionary<string, double[]> Preactivations,
    IReadOnlyDictionary<string, double[]> PreactivationGradients,
    IReadOnlyList<double[]> StateGradients);
