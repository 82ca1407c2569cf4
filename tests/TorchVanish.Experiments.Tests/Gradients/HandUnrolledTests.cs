using TorchVanish.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Gradients;

/// <summary>
/// Compares autograd through the whole network with the chain rule, written out in C#, for three activations and both losses.
/// </summary>
public sealed class HandUnrolledTests
{
    private static readonly Dictionary<string, (ActivationConfig, Func<double, double> Phi, Func<double, double> Slope)> Activations = new()
    {
        ["sigmoid"] = (new SigmoidConfig(), Sigmoid, z => Sigmoid(z) * (1 - Sigmoid(z))),
        ["tanh"] = (new TanhConfig(), Math.Tanh, z => 1 / (Math.Cosh(z) * Math.Cosh(z))),
        ["relu"] = (new ReluConfig(), z => Math.Max(0, z), z => z > 0 ? 1 : 0),
    };

    public static IEnumerable<object[]> Cases =>
        Activations.Keys.SelectMany(_ => SmallModels.LossesByHand, (name, loss) => new object[] { name, loss });

    [Theory]
    [MemberData(nameof(Cases))]
    public void Loss_and_gradients_follow_the_chain_rule(string activation, Loss loss)
    {
        var (config, phi, slope) = Activations[activation];
        var widths = new LayerWidths([6, 3, 7, 5]);
        var model = new MlpConfig { Depth = 4, Width = widths, Activation = config, Initialization = new HeNormalConfig() };
        using var network = new SmallNetwork(model, loss, seed: 5);
        var layers = network.Group.Layers;
        var byHand = new HandUnrolledNetwork(
            [.. layers.Select(layer => Rows(layer.Weight))],
            [.. layers.Select(layer => Numbers.Of(layer.Linear.get_parameter("bias")!))],
            phi, slope, loss)
            .Differentiate(Rows(network.X[0]), [.. Numbers.Of(network.Y).Select(label => (int)label)]);
        var byAutograd = network.Backward();

        Relative.AtMost(1e-12, [network.Loss()], [byHand.Loss], "loss");
        for (var l = 0; l < layers.Count; l++)
        {
            var name = layers[l].Name;
            Relative.AtMost(1e-12, byAutograd.Parameters[$"{name}.weight"], Flat(byHand.Weights[l]), $"∂L/∂W of {name}");
            Relative.AtMost(1e-12, byAutograd.Parameters[$"{name}.bias"], byHand.Biases[l], $"∂L/∂b of {name}");
            Relative.AtMost(1e-12, byAutograd.PreactivationGradients[name], Flat(byHand.Preactivations[l]), $"∂L/∂z of {name}");
        }
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static double[] Flat(double[][] rows) => [.. rows.SelectMany(row => row)];

    private static double[][] Rows(Tensor matrix) => [.. Numbers.Of(matrix).Chunk((int)matrix.shape[1])];
}
