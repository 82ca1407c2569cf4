using TorchVanish.Acceleration.Activations;
using TorchVanish.Acceleration.Layers;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Models.Activations;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Acceleration;

/// <summary>Compares HostRecurrence with autograd through every time step in float64, at sizes that do not fill whole tiles.</summary>
public sealed class HostRecurrenceTests
{
    private const int Replicates = 3;

    [Theory]
    [InlineData(1, 5, 2, 4)]
    [InlineData(4, 1, 1, 1)]
    [InlineData(6, 26, 6, 33)]
    [InlineData(5, 50, 6, 20)]
    [InlineData(3, 70, 1, 64)]
    public void All_states_and_gradients_equal_autograd(int steps, int units, int features, int batch)
    {
        using var scope = NewDisposeScope();
        var generator = new Generator(3);
        Tensor Draw(params long[] shape) => randn(shape, ScalarType.Float32, generator: generator);
        var x = Draw(Replicates, steps * features, batch);
        Tensor[] parameters =
        [
            Draw(Replicates, units, features), Draw(Replicates, units, units) / Math.Sqrt(units),
            Draw(Replicates, units), Draw(Replicates, units),
        ];
        var gradient = Draw(Replicates, units, batch);
        Tensor[] exact = [.. parameters.Select(p => p.@double().detach().requires_grad_())];
        var states = Unrolled(x.@double(), exact, steps, features);
        states[^1].backward([gradient.@double()]);
        foreach (var pass in new[] { null, new SequencePass() })
        {
            Tensor[] leaves = [.. parameters.Select(p => p.detach().clone().requires_grad_())];
            var last = HostRecurrence.Apply(x, leaves[0], leaves[1], leaves[2], leaves[3], KernelCatalogue.For(new TanhActivation())!, pass);
            last.backward([gradient]);
            AssertClose(states[^1], last, "h_T");
            for (var i = 0; i < leaves.Length; i++)
                AssertClose(exact[i].grad!, leaves[i].grad!, $"gradient of parameter {i}");
            for (var time = 0; pass is not null && time < steps; time++)
            {
                AssertClose(states[time], pass.States[time], $"h_{time + 1}");
                AssertClose(states[time].grad!, pass.Gradients[time], $"∂L/∂h_{time + 1}");
            }
        }
        using var frozen = no_grad();
        var withoutGradients = HostRecurrence.Apply(
            x, parameters[0], parameters[1], parameters[2], parameters[3], KernelCatalogue.For(new TanhActivation())!, null);
        AssertClose(states[^1], withoutGradients, "without gradients");
    }

    [Fact]
    public void Large_batches_without_gradients_give_the_same_result()
    {
        using var scope = NewDisposeScope();
        var config = new ExperimentConfig { Model = new RnnConfig { HiddenSize = 7 } };
        using var group = NetworkBuilder.Build(config, features: 8, classes: 3, [0, 1, 2], stacked: true, CPU, timeSteps: 4);
        var x = randn(Replicates, 1100, 8);
        var whole = group.Forward(x);
        using var frozen = no_grad();
        Relative.AtMost(1e-6, Numbers.Of(group.Forward(x)), Numbers.Of(whole.detach()), "1100 samples");
    }

    private static List<Tensor> Unrolled(Tensor x, Tensor[] p, int steps, int features)
    {
        var h = zeros([Replicates, p[1].shape[1], x.shape[2]], ScalarType.Float64);
        var states = new List<Tensor>();
        for (var step = 0; step < steps; step++)
        {
            h = (p[1].bmm(h) + p[0].bmm(x.narrow(1, step * features, features)) + (p[2] + p[3]).unsqueeze(2)).tanh();
            h.retain_grad();
            states.Add(h);
        }
        return states;
    }

    private static void AssertClose(Tensor expected, Tensor actual, string what) =>
        Relative.AtMost(5e-6, Numbers.Of(actual.detach().flatten()), Numbers.Of(expected.detach().flatten()), what);
}
