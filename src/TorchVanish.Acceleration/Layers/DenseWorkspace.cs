using TorchVanish.Acceleration.Numerics;

namespace TorchVanish.Acceleration.Layers;

/// <summary>Memory for the backward pass of one replicate of a layer.</summary>
internal readonly unsafe ref struct DenseWorkspace
{
    private readonly DenseShape _shape;
    private readonly float* _turned; // xᵀ, [B, in rounded up to whole tiles]
    private readonly float* _product; // [out, in rounded up to whole tiles]

    public DenseWorkspace(DenseShape shape)
    {
        _shape = shape;
        var (signal, turned, product) = (shape.Outputs * shape.Batch, shape.Batch * shape.PaddedInputs, shape.Outputs * shape.PaddedInputs);
        Signal = HostScratch.Take(signal + turned + product);
        // The batch size is a multiple of a tile.
        _turned = Signal + signal;
        _product = _turned + turned;
    }

    /// <summary>∂L/∂z, [out, B].</summary>
    public float* Signal { get; }

    /// <summary>Computes ∂L/∂W = ∂L/∂z xᵀ.</summary>
    /// <param name="signal">∂L/∂z, [out, B].</param>
    /// <param name="x">[in, B].</param>
    /// <param name="gradient">Receives ∂L/∂W, [out, in].</param>
    public void WeightGradient(float* signal, float* x, float* gradient)
    {
        var (inputs, padded) = (_shape.Inputs, _shape.PaddedInputs);
        Transposition.Copy(x, _turned, inputs, _shape.Batch, padded);
        var product = inputs == padded ? gradient : _product;
        TiledProduct.Multiply(signal, _shape.Batch, 1, _turned, null, product, _shape.Outputs, _shape.Batch, padded);
        if (product == gradient)
            return;
        for (var unit = 0; unit < _shape.Outputs; unit++)
            new ReadOnlySpan<float>(_product + (unit * padded), inputs).CopyTo(new Span<float>(gradient + (unit * inputs), inputs));
    }
}
