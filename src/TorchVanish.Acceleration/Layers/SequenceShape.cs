using TorchVanish.Acceleration.Numerics;
using static TorchSharp.torch;

namespace TorchVanish.Acceleration.Layers;

/// <summary>
/// The sizes of R stacked recurrent layers and of their workspace. In the workspace a batch is padded with zeros to whole tiles, and the
/// operands of a step are stored together, [h_{t−1}; x_t].
/// </summary>
internal readonly unsafe record struct SequenceShape(int Replicates, int Steps, int Units, int Features, int Batch)
{
    /// <param name="x">[R, T · features, B].</param>
    /// <param name="inputWeight">[R, d, features].</param>
    public SequenceShape(Tensor x, Tensor inputWeight)
        : this(
            (int)x.shape[0],
            (int)(x.shape[1] / inputWeight.shape[2]),
            (int)inputWeight.shape[1],
            (int)inputWeight.shape[2],
            (int)x.shape[2])
    {
    }

    /// <summary>d + features.</summary>
    public int Inputs => Units + Features;

    /// <summary>The number of samples, rounded up to whole tiles.</summary>
    public int Padded => TiledProduct.Padded(Batch);

    /// <summary>The number of values in the operand of one step of one replicate, [d + features, padded].</summary>
    public int State => Inputs * Padded;

    /// <returns>[R, d, B] for each time step.</returns>
    public Tensor[] EmptyStates()
    {
        var (replicates, units, batch) = (Replicates, Units, Batch);
        return [.. Enumerable.Range(0, Steps).Select(_ => empty(replicates, units, batch))];
    }

    /// <param name="from">[rows, B].</param>
    /// <param name="to">Receives [rows, padded].</param>
    public void Pad(float* from, float* to, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            new ReadOnlySpan<float>(from + (row * Batch), Batch).CopyTo(new Span<float>(to + (row * Padded), Batch));
            new Span<float>(to + (row * Padded) + Batch, Padded - Batch).Clear();
        }
    }

    /// <summary>Sets the padding of a state to zero, because other values would be added to the gradients of the weights.</summary>
    public void ClearPadding(float* state)
    {
        for (var unit = 0; unit < Units && Padded > Batch; unit++)
            new Span<float>(state + (unit * Padded) + Batch, Padded - Batch).Clear();
    }

    /// <param name="from">[d, padded].</param>
    /// <param name="to">Receives [d, B].</param>
    public void Unpad(float* from, float* to)
    {
        for (var unit = 0; unit < Units; unit++)
            new ReadOnlySpan<float>(from + (unit * Padded), Batch).CopyTo(new Span<float>(to + (unit * Batch), Batch));
    }

    /// <param name="to">[R, d, B]; the part of the replicate is filled.</param>
    public void Unpad(float* from, Tensor to, int replicate)
    {
        fixed (float* all = HostSpan.Of(to))
            Unpad(from, all + ((nint)replicate * Units * Batch));
    }
}
