using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>Activations as functions.</summary>
internal static class Phi
{
    public static Func<Tensor, Tensor> Identity { get; } = z => z;

    public static Func<Tensor, Tensor> Sigmoid { get; } = z => z.sigmoid();

    public static Func<Tensor, Tensor> Tanh { get; } = z => z.tanh();

    public static Func<Tensor, Tensor> Relu { get; } = z => z.relu();

    public static Func<Tensor, Tensor> Elu { get; } = z => nn.functional.elu(z, 1);

    public static Func<Tensor, Tensor> Selu { get; } = z => nn.functional.selu(z);
}
