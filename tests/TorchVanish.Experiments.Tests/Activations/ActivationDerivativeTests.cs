using TorchVanish.Experiments.Models.Activations;
using TorchVanish.Experiments.Tests.Gradients;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Activations;

/// <summary>φ′ in closed form against autograd, against finite differences, and against the supremum that the config states.</summary>
public sealed class ActivationDerivativeTests : IDisposable
{
    private readonly IDisposable _scope = NewDisposeScope();

    public static TheoryData<string> Names => ActivationVariants.Names;

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivative_is_what_autograd_multiplies_by(string name)
    {
        foreach (var (dtype, tolerance) in new[] { (ScalarType.Float64, 1e-14), (ScalarType.Float32, 1e-6) })
        {
            var (z, derivative) = Derivative(name, WithExtremes(), dtype);
            var leaf = z.clone().requires_grad_();
            var activation = ActivationCatalogue.For(ActivationVariants.Named(name));
            activation.CreateModule().call(leaf).sum().backward();
            var (expected, actual, at) = (Numbers.Of(leaf.grad!), Numbers.Of(derivative), Numbers.Of(z));
            for (var i = 0; i < at.Length; i++)
            {
                Assert.True(Math.Abs(actual[i] - expected[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])), $"φ′({at[i]}) is {actual[i]}, autograd has {expected[i]}");
                // A unit is dead where φ′ is exactly 0, so zeros have to be the same zeros, but for what the fast exp of a kernel rounds away.
                if (Math.Max(Math.Abs(actual[i]), Math.Abs(expected[i])) > tolerance)
                    Assert.True((expected[i] == 0) == (actual[i] == 0), $"φ′({at[i]}) is {actual[i]:R}, autograd has {expected[i]:R} in {dtype}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivative_is_the_slope_of_the_module(string name)
    {
        // Away from 0, where some have a kink; h grows with z so that rounding of large values does not drown the difference.
        var grid = WithExtremes().Where(z => Math.Abs(z) > 0.01).ToArray();
        var activation = ActivationCatalogue.For(ActivationVariants.Named(name));
        using var module = activation.CreateModule();
        var steps = grid.Select(z => 1e-3 * Math.Max(1, Math.Abs(z))).ToArray();
        double[] Shifted(double by) => Numbers.Of(module.call(tensor(grid.Zip(steps, (z, h) => z + (by * h)).ToArray())));
        var (far, near, back, farBack) = (Shifted(2), Shifted(1), Shifted(-1), Shifted(-2));
        var derivative = Numbers.Of(Derivative(name, grid, ScalarType.Float64).derivative);
        for (var i = 0; i < grid.Length; i++)
        {
            var slope = CentralDifference.Slope(far[i], near[i], back[i], farBack[i], steps[i]);
            Assert.True(Math.Abs(slope - derivative[i]) <= 1e-9, $"φ′({grid[i]}) is {derivative[i]}, the slope {slope}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Supremum_is_reached_and_never_passed(string name)
    {
        var grid = Enumerable.Range(-30_000, 60_001).Select(i => i / 1000.0).Append(-1e-12).Append(1e-12).ToArray();
        var largest = Numbers.Of(Derivative(name, grid, ScalarType.Float64).derivative).Max(Math.Abs);
        var supremum = ActivationVariants.Named(name).DerivativeSupremum;
        Assert.InRange(largest, supremum - 1e-6, supremum + 1e-9);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Module_leaves_its_input_alone(string name)
    {
        var z = tensor(WithExtremes());
        var before = Numbers.Bytes(z);
        using var module = ActivationCatalogue.For(ActivationVariants.Named(name)).CreateModule();
        module.call(z);
        Assert.Equal(before, Numbers.Bytes(z));
    }

    private static double[] WithExtremes() =>
        [.. Enumerable.Range(-1200, 2401).Select(i => i / 100.0), -0.0, 1e-9, -1e-9, 19.5, 25, -25, 50, -50, 1e4, -1e4];

    private static (Tensor z, Tensor derivative) Derivative(string name, double[] grid, ScalarType dtype)
    {
        var activation = ActivationCatalogue.For(ActivationVariants.Named(name));
        var z = tensor(grid).to(dtype);
        using var module = activation.CreateModule();
        return (z, activation.Derivative(z, module.call(z)));
    }
}
