using TorchVanish.Runs;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Monitoring.Tests;

/// <summary>What the monitor writes, against plain autograd and the chain rule by hand.</summary>
public sealed class OracleTests
{
    [Theory]
    [InlineData("sigmoid", false)]
    [InlineData("tanh", false)]
    [InlineData("relu", false)]
    [InlineData("relu", true)]
    [InlineData("gelu", false)]
    public void An_mlp_agrees_with_the_chain_rule_by_hand(string phi, bool inPlace)
    {
        using var scope = NewDisposeScope();
        using var monitored = new Monitored();
        var (a, c) = (Linear(5, 7), Linear(7, 3));
        Module<Tensor, Tensor> activation = phi switch { "sigmoid" => Sigmoid(), "tanh" => Tanh(), "gelu" => GELU(), _ => ReLU(inPlace) };
        using var model = Sequential(("a", a), ("phi", activation), ("c", c));
        var (x, y) = (randn(6, 5), randn(6, 3));
        using (var monitor = monitored.Attach(model))
        {
            var loss = functional.mse_loss(model.call(x), y);
            loss.backward();
            monitor.Step(loss);
        }
        using var none = no_grad();
        var z = x.matmul(a.weight!.t()) + a.bias!;
        var derivative = Derivative(phi, z);
        var h = activation.forward(z.clone());
        var outputSignal = 2 * (h.matmul(c.weight!.t()) + c.bias! - y) / 18;
        var signal = outputSignal.matmul(c.weight!) * derivative;

        Monitored.Close(Monitored.Norm(signal), monitored.Value(0, "a", Quantity.PreactivationGradientNorm), 1e-5);
        Monitored.Close(Monitored.Norm(outputSignal), monitored.Value(0, "c", Quantity.PreactivationGradientNorm), 1e-5);
        Monitored.Close(Monitored.Norm(signal.t().matmul(x)), monitored.Value(0, "a", Quantity.WeightGradientNorm), 1e-5);
        Monitored.Close(h.mean().item<float>(), monitored.Value(0, "a", Quantity.ActivationMean), 1e-4);
        Monitored.Close(h.std(unbiased: false).item<float>(), monitored.Value(0, "a", Quantity.ActivationStd), 1e-5);
        Monitored.Close(derivative.mean().item<float>(), monitored.Value(0, "a", Quantity.DerivativeMean), 1e-4);
        Monitored.Close(derivative.square().mean().sqrt().item<float>(), monitored.Value(0, "a", Quantity.DerivativeRms), 1e-4);
        Monitored.Close(derivative.eq(0).all(0).to(ScalarType.Float64).mean().item<double>(),
            monitored.Value(0, "a", Quantity.DeadFraction));
        Assert.Equal(1, monitored.Value(0, "c", Quantity.DerivativeMean));
        Monitored.Close(Monitored.Norm(a.weight!), monitored.Value(0, "a", Quantity.WeightNorm));
        Assert.Empty(monitored.Notes);
    }

    [Fact]
    public void A_conv_net_agrees_with_retained_gradients()
    {
        using var scope = NewDisposeScope();
        using var monitored = new Monitored();
        var (conv, relu, second, output) = (Conv2d(2, 4, 3), ReLU(), Conv2d(4, 5, 3), Linear(5 * 4 * 4, 3));
        using var model = Sequential(("conv", conv), ("relu", relu), ("second", second), ("act", Tanh()), ("flat", Flatten()),
            ("output", output));
        var (x, y) = (randn(4, 2, 8, 8), randint(3, [4], dtype: ScalarType.Int64));
        using (var monitor = monitored.Attach(model))
        {
            var loss = functional.cross_entropy(model.call(x), y);
            loss.backward();
            monitor.Step(loss);
        }
        var z1 = conv.forward(x);
        z1.retain_grad();
        var h1 = z1.relu();
        var z2 = second.forward(h1);
        z2.retain_grad();
        functional.cross_entropy(output.forward(z2.tanh().flatten(1)), y).backward();

        Monitored.Close(Monitored.Norm(z1.grad!), monitored.Value(0, "conv", Quantity.PreactivationGradientNorm), 1e-5);
        Monitored.Close(Monitored.Norm(z2.grad!), monitored.Value(0, "second", Quantity.PreactivationGradientNorm), 1e-5);
        Monitored.Close(z1.gt(0).to(ScalarType.Float64).mean().item<double>(), monitored.Value(0, "conv", Quantity.DerivativeMean));
        Monitored.Close(
            1 - z1.gt(0).transpose(1, -1).reshape(-1, 4).any(0).to(ScalarType.Float64).mean().item<double>(),
                monitored.Value(0, "conv", Quantity.DeadFraction));
        Assert.Equal(["conv", "relu", "second", "act", "output"], monitored.Names(0));
        Assert.Equal(
            [LayerRole.Hidden, LayerRole.Other, LayerRole.Hidden, LayerRole.Other, LayerRole.Output],
                monitored.Read().Manifest!.Layers.Select(layer => layer.Role));
    }

    [Fact]
    public void Update_ratio_and_weight_change_are_those_of_gradient_descent()
    {
        using var scope = NewDisposeScope();
        using var monitored = new Monitored();
        var a = Linear(4, 4, hasBias: false);
        using var model = Sequential(("a", a));
        var start = a.weight!.detach().clone();
        var optimizer = optim.SGD(model.parameters(), 0.5);
        var x = randn(8, 4);
        using (var monitor = monitored.Attach(model))
        {
            for (var step = 0; step < 3; step++)
            {
                optimizer.zero_grad();
                var loss = model.call(x).square().mean();
                loss.backward();
                monitor.Step(loss);
                optimizer.step();
            }
        }
        for (var step = 0; step < 3; step++)
        {
            var (gradient, weight) =
                (monitored.Value(step, "a", Quantity.WeightGradientNorm), monitored.Value(step, "a", Quantity.WeightNorm));
            Monitored.Close(0.5 * gradient / weight, monitored.Value(step, "a", Quantity.UpdateRatio), 1e-4);
        }
        Monitored.Close(
            monitored.Value(0, "a", Quantity.UpdateRatio), monitored.Value(1, "a", Quantity.WeightChange), 1e-6);
        Assert.Equal(0, monitored.Value(0, "a", Quantity.WeightChange));
        Monitored.Close(Monitored.Norm(start), monitored.Value(0, "a", Quantity.WeightNorm));
    }

    private static Tensor Derivative(string phi, Tensor z) => phi switch
    {
        "sigmoid" => z.sigmoid() * (1 - z.sigmoid()),
        "tanh" => 1 - z.tanh().square(),
        "relu" => z.gt(0).to(ScalarType.Float32),
        _ => (0.5 * (1 + (z / Math.Sqrt(2)).erf())) + (z * (z.square() / -2).exp() / Math.Sqrt(2 * Math.PI)),
    };
}
