using TorchVanish.Acceleration.Numerics;

namespace TorchVanish.Acceleration.Layers;

/// <summary>Memory for the forward or the backward pass of one replicate of a recurrent layer. The next replicate reuses it.</summary>
internal readonly unsafe ref struct SequenceWorkspace
{
    private readonly SequenceShape _shape;
    private readonly float* _signals; // ∂L/∂z of all steps, [d, T · B]
    private readonly float* _turned; // the operands of all steps, transposed, [T · B, d + features rounded up to whole tiles]
    private readonly float* _product; // [d, d + features rounded up to whole tiles]

    /// <param name="backwards">Whether to allocate memory for the gradients of the weights.</param>
    public SequenceWorkspace(SequenceShape shape, bool backwards)
    {
        _shape = shape;
        var (inputs, columns) = backwards ? (TiledProduct.Padded(shape.Inputs), shape.Steps * shape.Batch) : (0, 0);
        var layer = backwards ? shape.Units * shape.Padded : 0;
        // The last step is transposed with its padding.
        int[] sizes =
        [
            shape.Units * shape.Inputs, shape.Units, layer, layer,
            checked(shape.Units * columns), checked((columns + shape.Padded) * inputs), shape.Units * inputs,
        ];
        Weight = HostScratch.Take(sizes.Sum(HostScratch.Lines));
        Bias = Weight + HostScratch.Lines(sizes[0]);
        Gradient = Bias + HostScratch.Lines(sizes[1]);
        Signal = Gradient + HostScratch.Lines(sizes[2]);
        _signals = Signal + HostScratch.Lines(sizes[3]);
        _turned = _signals + HostScratch.Lines(sizes[4]);
        _product = _turned + HostScratch.Lines(sizes[5]);
    }

    /// <summary>[W_hh W_ih], [d, d + features].</summary>
    public float* Weight { get; }

    /// <summary>b_ih + b_hh, or ∂L/∂b of one step; [d].</summary>
    public float* Bias { get; }

    /// <summary>∂L/∂h_t, [d, padded].</summary>
    public float* Gradient { get; }

    /// <summary>∂L/∂z_t, [d, padded].</summary>
    public float* Signal { get; }

    /// <summary>Copies the weights of a replicate to Weight.</summary>
    /// <param name="inputWeight">W_ih of all replicates.</param>
    /// <param name="recurrentWeight">W_hh of all replicates.</param>
    public void JoinWeights(float* inputWeight, float* recurrentWeight, int replicate)
    {
        for (var unit = 0; unit < _shape.Units; unit++)
        {
            var row = (replicate * _shape.Units) + unit;
            var to = new Span<float>(Weight + (unit * _shape.Inputs), _shape.Inputs);
            new ReadOnlySpan<float>(recurrentWeight + (row * _shape.Units), _shape.Units).CopyTo(to);
            new ReadOnlySpan<float>(inputWeight + (row * _shape.Features), _shape.Features).CopyTo(to[_shape.Units..]);
        }
    }

    /// <summary>Copies b_ih + b_hh of a replicate to Bias.</summary>
    public void AddBiases(float* inputBias, float* recurrentBias, int replicate)
    {
        for (var unit = 0; unit < _shape.Units; unit++)
            Bias[unit] = inputBias[(replicate * _shape.Units) + unit] + recurrentBias[(replicate * _shape.Units) + unit];
    }

    /// <param name="step">The time step, from 0.</param>
    public void KeepSignal(int step)
    {
        for (var unit = 0; unit < _shape.Units; unit++)
        {
            var to = _signals + (((unit * _shape.Steps) + step) * _shape.Batch);
            new ReadOnlySpan<float>(Signal + (unit * _shape.Padded), _shape.Batch).CopyTo(new Span<float>(to, _shape.Batch));
        }
    }

    /// <summary>Computes ∂L/∂[W_hh W_ih] = Σ_t ∂L/∂z_t [h_{t−1}; x_t]ᵀ as one product over all steps.</summary>
    /// <param name="states">The operand of each step, [h_{t−1}; x_t]; [T, d + features, padded].</param>
    public void WeightGradients(float* states, float* inputGradient, float* recurrentGradient)
    {
        var (inputs, columns) = (TiledProduct.Padded(_shape.Inputs), _shape.Steps * _shape.Batch);
        // In ascending order, because each step overwrites the padding of the previous one.
        for (var step = 0; step < _shape.Steps; step++)
        {
            var from = states + ((nint)step * _shape.State);
            Transposition.Copy(from, _turned + (step * _shape.Batch * inputs), _shape.Inputs, _shape.Padded, inputs);
        }
        TiledProduct.Multiply(_signals, columns, 1, _turned, null, _product, _shape.Units, columns, inputs);
        for (var unit = 0; unit < _shape.Units; unit++)
        {
            var row = _product + (unit * inputs);
            var toRecurrent = new Span<float>(recurrentGradient + (unit * _shape.Units), _shape.Units);
            var toInput = new Span<float>(inputGradient + (unit * _shape.Features), _shape.Features);
            new ReadOnlySpan<float>(row, _shape.Units).CopyTo(toRecurrent);
            new ReadOnlySpan<float>(row + _shape.Units, _shape.Features).CopyTo(toInput);
        }
    }
}
