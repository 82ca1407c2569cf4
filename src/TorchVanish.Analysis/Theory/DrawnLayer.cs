using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>One hidden layer of a drawn network: what the forward pass leaves for the backward pass.</summary>
internal sealed class DrawnLayer
{
    private readonly LinearLaw _law;
    private readonly PredictedNetwork _network;
    private readonly DrawnNormalization? _normalization;
    private readonly float[] _z;
    private readonly float[] _branch;
    private ReadOnlyMemory<float> _weights;

    public DrawnLayer(PredictedNetwork network, LinearLaw law, int batch)
    {
        (_law, _network) = (law, network);
        _normalization = network.Normalization is UnitNormalizationConfig config ? new(config, batch, law.FanOut) : null;
        (_z, _branch, Output) = (new float[batch * law.FanOut], new float[batch * law.FanOut], new float[batch * law.FanOut]);
    }

    /// <summary>h, [B, units].</summary>
    public float[] Output { get; }

    private bool Before => _network.Normalization is UnitNormalizationConfig { Position: NormalizationPosition.BeforeActivation };

    private float Scale => (float)Math.Sqrt(_law.WeightVariance);

    public void Forward(Random random, ReadOnlySpan<float> input)
    {
        _weights = DrawnWeights.Of(random, _law.FanIn, _law.FanOut, _network.Orthogonal);
        BatchProduct.Forward(input, _weights.Span, _z, _law.FanIn, _law.FanOut, Scale);
        if (_law.BiasVariance > 0)
            AddBiases(NormalPool.Window(random, _law.FanOut).Span);
        if (Before)
            _normalization?.Forward(_z);
        for (var i = 0; i < _z.Length; i++)
            Output[i] = (float)_network.Activation.Value(_z[i]);
        if (!Before)
            _normalization?.Forward(Output);
        for (var i = 0; _law.Shortcut && i < Output.Length; i++)
            Output[i] += input[i];
    }

    /// <param name="gradient">∂L/∂h of this layer.</param>
    /// <param name="below">∂L/∂h of the layer below.</param>
    /// <returns>‖δ‖² over the batch.</returns>
    public double Backward(ReadOnlySpan<float> gradient, Span<float> below)
    {
        var square = 0.0;
        gradient.CopyTo(_branch);
        if (!Before)
            _normalization?.Backward(_branch);
        for (var i = 0; i < _z.Length; i++)
        {
            _branch[i] *= (float)_network.Activation.Derivative(_z[i]);
            square += _branch[i] * (double)_branch[i];
        }
        if (below.IsEmpty)
            return square;
        if (Before)
            _normalization?.Backward(_branch);
        BatchProduct.Backward(_branch, _weights.Span, below, _law.FanIn, _law.FanOut, Scale);
        for (var i = 0; _law.Shortcut && i < below.Length; i++)
            below[i] += gradient[i];
        return square;
    }

    private void AddBiases(ReadOnlySpan<float> biases)
    {
        var scale = (float)Math.Sqrt(_law.BiasVariance);
        for (var i = 0; i < _z.Length; i++)
            _z[i] += scale * biases[i % biases.Length];
    }
}
