using TorchVanish.Configuration;
using TorchVanish.Experiments.Models.Activations;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Activations;

/// <summary>φ′ of a NaN is NaN, and ∂L/∂z is what autograd computes, whatever the numbers are.</summary>
public sealed class NotANumberTests : IDisposable
{
    private static readonly double[] Odd = [0, -0.0, 1, -1, 90, -90, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    private readonly IDisposable _scope = NewDisposeScope();

    public static TheoryData<string> Names => ActivationVariants.Names;

    public static TheoryData<Nonlinearity> OfRecurrentCells => [.. Enum.GetValues<Nonlinearity>()];

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void The_slope_at_a_nan_is_nan(string name)
    {
        var activation = ActivationCatalogue.For(ActivationVariants.Named(name));
        using var module = activation.CreateModule();
        var z = tensor(Odd);
        var slope = Numbers.Of(activation.Derivative(z, module.call(z)));
        Assert.Equal(double.NaN, slope[^1]);
        Assert.All(slope[..6], value => Assert.True(double.IsFinite(value)));
    }

    /// <summary>Of a recurrent cell only ∂L/∂h is seen.</summary>
    [Theory]
    [MemberData(nameof(OfRecurrentCells))]
    public void The_signal_of_a_recurrent_cell_is_that_of_autograd(Nonlinearity nonlinearity)
    {
        var activation = ActivationCatalogue.For(new RnnConfig { Nonlinearity = nonlinearity }.Activation!);
        using var module = activation.CreateModule();
        var z = tensor([.. Odd.SelectMany(_ => Odd)]).requires_grad_();
        var gradient = tensor([.. Odd.SelectMany(value => Enumerable.Repeat(value, Odd.Length))]);
        var h = module.call(z);
        h.backward([gradient]);
        var derivative = activation.Derivative(h.detach(), h.detach());
        Assert.Equal(Numbers.Of(z.grad!), Numbers.Of(activation.Signal(gradient, h.detach(), derivative)));
    }
}
