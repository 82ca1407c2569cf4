using TorchVanish.Experiments.Numerics;

namespace TorchVanish.Experiments.Models.OnHost;

/// <summary>Memory for one replicate of a recurrent layer, forwards and backwards, which the next replicate uses anew.</summary>
internal readonly unsafe ref struct SequenceWorkspace
{
    private readonly SequenceShape _shape;
    private readonly float* _signals; // ∂L/∂z of all steps, [d, T · B]
    private readonly float* _turned; // what went into all steps, turned round, [T · B, d + features up to whole tiles]
    private readonly float* _product; // [d, d + features up to whole tiles]

    /// <param name="backwards">Whether there is to be room for what the gradients of the weights need.</param>
    public SequenceWorkspace(SequenceShape shape, bool backwards)
    {
        _shape = shape;
        var (inputs, columns) = backwards ? (TiledProduct.Padded(shape.Inputs), shape.Steps * shape.Batch) : (0, 0);
        var layer = backwards ? shape.Units * shape.Padded : 0;
        // The last step is turned round with its padding.
        int[] sizes = [shape.Units * shape.Inputs, shape.Units, layer, layer, checked(shape.Units * columns), checked((columns + shape.Padded) * inputs), shape.Units * inputs];
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

    /// <summary>[d].</summary>
    public float* Bias { get; }

    /// <summary>∂L/∂h_t, [d, padded].</summary>
    public float* Gradient { get; }

    /// <summary>∂L/∂z_t, [d, padded].</summary>
    public float* Signal { get; }

    /// <summary>Weight becomes that of a replicate.</summary>
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

    /// <summary>Bias becomes b_ih + b_hh of a replicate.</summary>
    public void AddBiases(float* inputBias, float* recurrentBias, int replicate)
    {
        for (var unit = 0; unit < _shape.Units; unit++)
            Bias[unit] = inputBias[(replicate * _shape.Units) + unit] + recurrentBias[(replicate * _shape.Units) + unit];
    }

    /// <param name="step">From 0.</param>
    public void KeepSignal(int step)
    {
        for (var unit = 0; unit < _shape.Units; unit++)
            new ReadOnlySpan<float>(Signal + (unit * _shape.Padded), _shape.Batch).CopyTo(new Span<float>(_signals + (((unit * _shape.Steps) + step) * _shape.Batch), _shape.Batch));
    }

    /// <summary>∂L/∂[W_hh W_ih] = Σ_t ∂L/∂z_t [h_{t−1}; x_t]ᵀ, all steps in one product.</summary>
    /// <param name="states">What went into each step, [T, d + features, padded].</param>
    public void WeightGradients(float* states, float* inputGradient, float* recurrentGradient)
    {
        var (inputs, columns) = (TiledProduct.Padded(_shape.Inputs), _shape.Steps * _shape.Batch);
        // Upwards: each step overwrites the padding of the one before.
        for (var step = 0; step < _shape.Steps; step++)
            Transposition.Copy(states + ((nint)step * _shape.State), _turned + (step * _shape.Batch * inputs), _shape.Inputs, _shape.Padded, inputs);
        TiledProduct.Multiply(_signals, columns, 1, _turned, null, _product, _shape.Units, columns, inputs);
        for (var unit = 0; unit < _shape.Units; unit++)
        {
            var row = _product + (unit * inputs);
            new ReadOnlySpan<float>(row, _shape.Units).CopyTo(new Span<float>(recurrentGradient + (unit * _shape.Units), _shape.Units));
            new ReadOnlySpan<float>(row + _shape.Units, _shape.Features).CopyTo(new Span<float>(inputGradient + (unit * _shape.Features), _shape.Features));
        }
    }
}
