using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Gradients;

/// <summary>
/// Compares every gradient that the probes measure with central finite differences of the loss in float64. Each entry of each parameter
/// is shifted alone. Each entry of each pre-activation is shifted by a term that is added to the input of φ.
/// </summary>
public sealed class FiniteDifferenceTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<string, Loss> Models => SmallModels.All;

    [Theory]
    [MemberData(nameof(Models))]
    public void Parameter_gradients_equal_finite_differences(string model, Loss loss)
    {
        using var network = SmallNetwork.WithoutKinks(SmallModels.Named(model), loss);
        var gradient = network.Backward();
        var length = Math.Sqrt(gradient.Parameters.Values.SelectMany(v => v).Sum(v => v * v));
        foreach (var (name, parameter) in network.Group.Parameters)
        {
            using var values = parameter.detach();
            var slopes = Slopes(values, network.Loss);
            // A bias before batch normalization has no effect: its gradient is 0, and its finite difference is rounding error.
            if (gradient.Parameters[name].Max(Math.Abs) < 1e-14 * length)
                Assert.All(slopes, slope => Assert.InRange(slope / length, -1e-11, 1e-11));
            else
                Relative.AtMost(Tolerance, gradient.Parameters[name], slopes, $"{model}, {name}");
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Preactivation_gradients_equal_finite_differences(string model, Loss loss)
    {
        using var network = SmallNetwork.WithoutKinks(SmallModels.Named(model), loss);
        var gradient = network.Backward();
        foreach (var layer in network.Group.Layers.Where(layer => !layer.Recurrent))
        {
            using var shift = zeros([SmallNetwork.Batch, layer.Weight.shape[0]], ScalarType.Float64);
            var hook = AddAtSite(layer, shift);
            var slopes = Slopes(shift, network.Loss);
            Relative.AtMost(Tolerance, gradient.PreactivationGradients[layer.Name], slopes, $"{model}, ∂L/∂z of {layer.Name}");
            hook.remove();
        }
    }

    /// <summary>∂L/∂h_t is the total derivative: a shift of h_t also changes all later states.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void State_gradients_equal_finite_differences(string model, Loss loss)
    {
        using var network = SmallNetwork.WithoutKinks(SmallModels.Named(model), loss);
        var gradient = network.Backward();
        foreach (var layer in network.Group.Layers.Where(layer => layer.Recurrent))
        {
            Assert.Equal(SmallModels.SampleShape(SmallModels.Named(model)).timeSteps, gradient.StateGradients.Count);
            for (var time = 0; time < gradient.StateGradients.Count; time++)
            {
                var (at, calls) = (time, 0);
                var units = gradient.StateGradients[time].Length / SmallNetwork.Batch;
                using var shift = zeros([SmallNetwork.Batch, units], ScalarType.Float64);
                var hook = layer.Site.register_forward_pre_hook((_, h) => calls++ % gradient.StateGradients.Count == at ? h + shift : h);
                var slopes = Slopes(shift, network.Loss);
                Relative.AtMost(Tolerance, gradient.StateGradients[time], slopes, $"{model}, ∂L/∂h at time {time + 1}");
                hook.remove();
            }
        }
    }

    private static nn.Module<Tensor, Tensor>.HookRemover AddAtSite(NetworkLayer layer, Tensor shift)
    {
        var site = layer.Site;
        return layer.Activation is null
            ? site.register_forward_hook((_, _, output) => output + shift)
            : site.register_forward_pre_hook((_, input) => input + shift);
    }

    private static double[] Slopes(Tensor moved, Func<double> loss)
    {
        // A view of the same memory, so that writing to it changes the tensor.
        using var flat = moved.view(-1);
        var entries = flat.data<double>();
        var slopes = new double[entries.Count];
        for (var i = 0; i < slopes.Length; i++)
        {
            var (index, here) = (i, entries[i]);
            slopes[i] = CentralDifference.Slope(by =>
            {
                entries[index] = here + by;
                return loss();
            });
            entries[i] = here;
        }
        return slopes;
    }
}
