using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Tests.Gradients;

/// <summary>Compares autograd through an unrolled recurrent network with backpropagation through time, written out in C#.</summary>
public sealed class HandUnrolledRnnTests
{
    public static IEnumerable<object[]> Cases =>
        Enum.GetValues<Nonlinearity>().SelectMany(_ => SmallModels.LossesByHand, (phi, loss) => new object[] { phi, loss });

    [Theory]
    [MemberData(nameof(Cases))]
    public void Loss_and_gradients_follow_backpropagation_through_time(Nonlinearity nonlinearity, Loss loss)
    {
        var law = new SpectralRadiusConfig { Radius = 1.5 };
        var model = new RnnConfig { HiddenSize = 6, Nonlinearity = nonlinearity, RecurrentInitialization = law };
        using var network = new SmallNetwork(model, loss, seed: 3);
        var byHand = HandUnrolledRnn.Of(network, model).Differentiate();
        var byAutograd = network.Backward();

        Relative.AtMost(1e-12, [network.Loss()], [byHand.Loss], "loss");
        foreach (var (name, expected) in new Dictionary<string, double[]>
        {
            ["hidden1.weight_ih"] = Flat(byHand.Input),
            ["hidden1.weight_hh"] = Flat(byHand.Recurrent),
            ["hidden1.bias_ih"] = byHand.Bias,
            ["hidden1.bias_hh"] = byHand.Bias,
            ["output.weight"] = Flat(byHand.Output),
            ["output.bias"] = byHand.OutputBias,
        })
        {
            Relative.AtMost(1e-12, byAutograd.Parameters[name], expected, $"∂L/∂ {name}");
        }
        Assert.Equal(6, byAutograd.Parameters.Count);
        Relative.AtMost(1e-12, byAutograd.PreactivationGradients["hidden1"], [.. byHand.Preactivations.SelectMany(Flat)], "∂L/∂z_t");
        Assert.Equal(byHand.States.Length, byAutograd.StateGradients.Count);
        for (var time = 0; time < byHand.States.Length; time++)
            Relative.AtMost(1e-12, byAutograd.StateGradients[time], Flat(byHand.States[time]), $"∂L/∂h at time {time + 1}");
    }

    private static double[] Flat(double[][] rows) => [.. rows.SelectMany(row => row)];
}
