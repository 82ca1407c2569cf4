using TorchVanish.Configuration;
using TorchVanish.Experiments.Models.Activations;
using TorchVanish.Experiments.Tests.Gradients;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Activations;

/// <summary>Compares φ′ in closed form with autograd, with finite differences, and with the supremum in the config.</summary>
public sealed class ActivationDerivativeTests : IDisposable
{
    private readonly IDisposable _scope = NewDisposeScope();

    public static TheoryData<string> Names => ActivationVariants.Names;

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivative_equals_autograd(string name)
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
                var message = $"φ′({at[i]}) is {actual[i]:R}, autograd has {expected[i]:R} in {dtype}";
                Assert.True(actual[i] == expected[i]
                    || Math.Abs(actual[i] - expected[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])), message);
                // A unit is dead if φ′ is exactly 0, so both must have the same zeros, except for values that a kernel's fast exp rounds.
                if (Math.Max(Math.Abs(actual[i]), Math.Abs(expected[i])) > tolerance)
                    Assert.True((expected[i] == 0) == (actual[i] == 0), message);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivative_equals_the_finite_difference_of_the_module(string name)
    {
        // Skip values near 0, where some have a kink. The step grows with z, so that rounding does not dominate the difference.
        var bounded = double.IsFinite(ActivationVariants.Named(name).DerivativeSupremum);
        var grid = WithExtremes().Where(z => !Kinks.Any(kink => Math.Abs(z - kink) < 0.01) && (bounded || z < 5)).ToArray();
        var activation = ActivationCatalogue.For(ActivationVariants.Named(name));
        using var module = activation.CreateModule();
        var steps = grid.Select(z => 1e-3 * Math.Max(1, Math.Abs(z))).ToArray();
        double[] Shifted(double by) => Numbers.Of(module.call(tensor(grid.Zip(steps, (z, h) => z + (by * h)).ToArray())));
        var (far, near, back, farBack) = (Shifted(2), Shifted(1), Shifted(-1), Shifted(-2));
        var derivative = Numbers.Of(Derivative(name, grid, ScalarType.Float64).derivative);
        for (var i = 0; i < grid.Length; i++)
        {
            var slope = CentralDifference.Slope(far[i], near[i], back[i], farBack[i], steps[i]);
            Assert.True(Math.Abs(slope - derivative[i]) <= 1e-9 * Math.Max(1, Math.Abs(slope)),
                $"φ′({grid[i]}) is {derivative[i]}, the finite difference is {slope}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivative_reaches_the_supremum_but_does_not_exceed_it(string name)
    {
        var grid = Enumerable.Range(-30_000, 60_001).Select(i => i / 1000.0).Append(-1e-12).Append(1e-12).ToArray();
        var largest = Numbers.Of(Derivative(name, grid, ScalarType.Float64).derivative).Max(Math.Abs);
        var supremum = ActivationVariants.Named(name).DerivativeSupremum;
        if (double.IsFinite(supremum))
            Assert.InRange(largest, supremum - 1e-6, supremum + 1e-9);
        else
            Assert.True(largest > 1e12, $"the largest slope is {largest}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Module_does_not_change_its_input(string name)
    {
        var z = tensor(WithExtremes());
        var before = Numbers.Bytes(z);
        using var module = ActivationCatalogue.For(ActivationVariants.Named(name)).CreateModule();
        module.call(z);
        Assert.Equal(before, Numbers.Bytes(z));
    }

    [Fact]
    public void Derivative_of_softmax_is_the_diagonal_of_its_jacobian()
    {
        var activation = ActivationCatalogue.For(new SoftmaxConfig());
        using var module = activation.CreateModule();
        var z = tensor(new[] { 0.3, -1.2, 2.0 }).view(1, 3).requires_grad_();
        var h = module.call(z);
        var derivative = Numbers.Of(activation.Derivative(z, h));
        for (var i = 0; i < 3; i++)
            Assert.Equal(Numbers.Of(autograd.grad([h[0, i]], [z], retain_graph: true)[0])[i], derivative[i], 1e-14);
    }

    // 1 and -1 of hard_tanh, 6 of relu6; 20 is where softplus becomes linear.
    private static readonly double[] Kinks = [0, 1, -1, 6];

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
