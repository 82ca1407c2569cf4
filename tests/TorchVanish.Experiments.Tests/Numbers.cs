using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests;

/// <summary>Tensors as plain numbers.</summary>
internal static class Numbers
{
    /// <summary>Row-major; float32 widens exactly.</summary>
    public static double[] Of(Tensor tensor)
    {
        using var plain = tensor.detach().cpu().to(ScalarType.Float64).contiguous();
        return plain.data<double>().ToArray();
    }

    /// <summary>The bits of a tensor: what "bit for bit" compares.</summary>
    public static byte[] Bytes(Tensor tensor) => tensor.detach().cpu().contiguous().bytes.ToArray();
}
