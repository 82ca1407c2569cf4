using TorchVanish.Acceleration.Activations;
using TorchVanish.Acceleration.Layers;
using TorchVanish.Acceleration.Numerics;
using TorchVanish.Experiments.Models.Activations;
using TorchVanish.Experiments.Tests.Activations;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Acceleration;

/// <summary>Compares HostDense with torch, forward and backward, at sizes that do and do not fill whole tiles.</summary>
public sealed class HostDenseTests
{
    private const int Replicates = 3;

    public static TheoryData<string> Kernels => ActivationVariants.WithKernel;

    [Theory]
    [InlineData(8, 32, 32)]
    [InlineData(64, 64, 64)]
    [InlineData(10, 64, 64)]
    [InlineData(1, 96, 32)]
    [InlineData(40, 5, 32)]
    [InlineData(33, 784, 64)]
    [InlineData(3, 1, 96)]
    public void Same_outputs_and_gradients_as_torch_without_activation(int outs, int ins, int batch) =>
        AssertEqual(outs, ins, batch, LayerKernel.WithoutActivation, z => z);

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Same_outputs_and_gradients_as_torch_with_any_activation(string name)
    {
        var activation = ActivationCatalogue.For(ActivationVariants.Named(name));
        using var module = activation.CreateModule();
        AssertEqual(20, 40, 32, KernelCatalogue.For(activation)!, module.call);
    }

    [Fact]
    public void Only_parameters_that_require_a_gradient_get_one()
    {
        using var scope = NewDisposeScope();
        var weight = randn(2, 8, 32).requires_grad_();
        var (bias, x) = (zeros(2, 8), randn(2, 32, 32));
        HostDense.Apply(weight, bias, x, LayerKernel.WithoutActivation).sum().backward();
        Assert.NotNull(weight.grad);
        Assert.Null(bias.grad);
        Assert.Null(x.grad);
        using var frozen = no_grad();
        Assert.False(HostDense.Apply(weight, bias, x, LayerKernel.WithoutActivation).requires_grad);
    }

    private static void AssertEqual(int outs, int ins, int batch, LayerKernel kernel, Func<Tensor, Tensor> phi)
    {
        using var scope = NewDisposeScope();
        var generator = new Generator(7);
        Tensor Draw(params long[] shape) => randn(shape, ScalarType.Float32, generator: generator);
        var (weight, bias, x) = (Draw(Replicates, outs, ins), Draw(Replicates, outs), Draw(Replicates, ins, batch));
        // Autograd also passes views, such as the gradient of a transposed output.
        var gradient = Draw(Replicates, batch, outs).transpose(1, 2);
        Tensor Exact(Tensor w, Tensor b, Tensor h) => phi(w.baddbmm(h, b.unsqueeze(2), beta: 1, alpha: 1));
        var expected = Backward(weight.@double(), bias.@double(), x.@double(), gradient.@double(), Exact);
        foreach (var pass in new[] { null, new DensePass(), new DensePass { KeepsTensors = true } })
        {
            var actual = Backward(weight, bias, x, gradient, (w, b, h) => HostDense.Apply(w, b, h, kernel, pass));
            foreach (var (e, a) in expected.Zip(actual))
                Relative.AtMost(2e-6, Numbers.Of(a.flatten()), Numbers.Of(e.flatten()), $"{outs} of {ins}, batch {batch}");
        }
    }

    private static IEnumerable<Tensor> Backward(
        Tensor weight, Tensor bias, Tensor x, Tensor gradient, Func<Tensor, Tensor, Tensor, Tensor> layer)
    {
        Tensor[] leaves = [.. new[] { weight, bias, x }.Select(tensor => tensor.detach().clone().requires_grad_())];
        var h = layer(leaves[0], leaves[1], leaves[2]);
        h.backward([gradient]);
        return [h.detach(), .. leaves.Select(leaf => leaf.grad!)];
    }
}
