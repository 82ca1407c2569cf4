using TorchVanish.Experiments.Models.Stacking;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Stacking;

/// <summary>The products in the memory of the CPU are those of torch, forwards and backwards, whatever is left over beside whole tiles.</summary>
public sealed class HostLinearTests
{
    [Theory]
    [InlineData(8, 32, 32)]
    [InlineData(64, 64, 64)]
    [InlineData(10, 64, 64)]
    [InlineData(1, 96, 32)]
    [InlineData(40, 5, 32)]
    [InlineData(33, 784, 64)]
    public void Same_outputs_and_gradients_as_torch(int outs, int ins, int batch)
    {
        const int Replicates = 3;
        using var scope = NewDisposeScope();
        var generator = new Generator(7);
        Tensor Draw(params long[] shape) => randn(shape, ScalarType.Float32, generator: generator);
        var (weight, bias, x) = (Draw(Replicates, outs, ins), Draw(Replicates, outs), Draw(Replicates, ins, batch));
        // Autograd hands on views too, such as the gradient of a transposed output.
        var gradient = Draw(Replicates, batch, outs).transpose(1, 2);
        var expected = Pass(weight.@double(), bias.@double(), x.@double(), gradient.@double(), (w, b, h) => w.baddbmm(h, b.unsqueeze(2), beta: 1, alpha: 1));
        var actual = Pass(weight, bias, x, gradient, HostLinear.Apply);
        foreach (var (e, a) in expected.Zip(actual))
            Relative.AtMost(1e-6, Numbers.Of(a.flatten()), Numbers.Of(e.flatten()), $"{outs} of {ins}, batch {batch}");
    }

    [Fact]
    public void No_gradient_where_none_is_wanted()
    {
        using var scope = NewDisposeScope();
        var weight = randn(2, 8, 32).requires_grad_();
        var (bias, x) = (zeros(2, 8), randn(2, 32, 32));
        HostLinear.Apply(weight, bias, x).sum().backward();
        Assert.NotNull(weight.grad);
        Assert.Null(bias.grad);
        Assert.Null(x.grad);
        using var frozen = no_grad();
        Assert.False(HostLinear.Apply(weight, bias, x).requires_grad);
    }

    private static IEnumerable<Tensor> Pass(Tensor weight, Tensor bias, Tensor x, Tensor gradient, Func<Tensor, Tensor, Tensor, Tensor> linear)
    {
        Tensor[] leaves = [.. new[] { weight, bias, x }.Select(tensor => tensor.detach().clone().requires_grad_())];
        var z = linear(leaves[0], leaves[1], leaves[2]);
        z.backward([gradient]);
        return [z.detach(), .. leaves.Select(leaf => leaf.grad!)];
    }
}
