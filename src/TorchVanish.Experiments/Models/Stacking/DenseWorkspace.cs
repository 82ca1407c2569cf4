using TorchVanish.Experiments.Numerics;

namespace TorchVanish.Experiments.Models.Stacking;

/// <summary>Memory for one replicate of a layer, which the next replicate and the next layer use anew while it is in the cache.</summary>
internal readonly unsafe ref struct DenseWorkspace
{
    private const int Line = 64;

    // One a thread; pinned, so that a pointer into it stays one.
    [ThreadStatic]
    private static float[]? s_memory;

    private readonly DenseShape _shape;
    private readonly float* _turned; // xᵀ, [B, in up to whole tiles]
    private readonly float* _product; // [out, in up to whole tiles]

    public DenseWorkspace(DenseShape shape)
    {
        _shape = shape;
        var (signal, turned, product) = (shape.Outputs * shape.Batch, shape.Batch * shape.PaddedInputs, shape.Outputs * shape.PaddedInputs);
        if (s_memory is null || s_memory.Length < signal + turned + product + Line)
            s_memory = GC.AllocateUninitializedArray<float>(signal + turned + product + Line, pinned: true);
        Signal = (float*)(((nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref s_memory[0]) + Line - 1) / Line * Line);
        // Batches come in whole lines.
        _turned = Signal + signal;
        _product = _turned + turned;
    }

    /// <summary>[out, B].</summary>
    public float* Signal { get; }

    /// <summary>∂L/∂W = ∂L/∂z xᵀ.</summary>
    /// <param name="signal">∂L/∂z, [out, B].</param>
    /// <param name="x">[in, B].</param>
    /// <param name="gradient">Becomes ∂L/∂W, [out, in].</param>
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
