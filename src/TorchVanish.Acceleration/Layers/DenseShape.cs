using TorchVanish.Acceleration.Numerics;
using static TorchSharp.torch;

namespace TorchVanish.Acceleration.Layers;

/// <summary>The sizes of R stacked dense layers.</summary>
internal readonly record struct DenseShape(int Replicates, int Outputs, int Inputs, int Batch)
{
    /// <param name="weight">[R, out, in].</param>
    /// <param name="x">[R, in, B].</param>
    public DenseShape(Tensor weight, Tensor x)
        : this((int)weight.shape[0], (int)weight.shape[1], (int)weight.shape[2], (int)x.shape[2])
    {
    }

    /// <summary>The number of inputs, rounded up to whole tiles.</summary>
    public int PaddedInputs => TiledProduct.Padded(Inputs);
}
