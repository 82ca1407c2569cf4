namespace TorchVanish.Analysis.Theory;

/// <summary>
/// The layer map z = W h + b, φ, normalization and shortcut with normal weights, and its chain rule, drawn for one seed after another on
/// inputs that are normal with the moments of the task.
/// </summary>
internal sealed class DrawnNetwork
{
    private readonly PredictedNetwork _network;
    private readonly int _batch;
    private readonly DrawnLayer[] _layers;
    private readonly float[] _input;
    private readonly float[] _gradient;
    private readonly float[] _below;

    public DrawnNetwork(PredictedNetwork network, int batch)
    {
        (_network, _batch) = (network, batch);
        _layers = [.. network.Layers.Select(law => new DrawnLayer(network, law, batch))];
        _input = new float[batch * network.Layers[0].FanIn];
        var widest = network.Layers.Max(law => Math.Max(law.FanIn, law.FanOut));
        (_gradient, _below) = (new float[batch * widest], new float[batch * widest]);
    }

    /// <returns>ln(‖δ_l‖²/‖δ_L‖²) of each layer; null where the signal or the gradient leaves the range of float32.</returns>
    public double[]? LogRatios(int seed)
    {
        var random = new Random(seed);
        DrawInput(random);
        var signal = _input;
        foreach (var layer in _layers)
        {
            layer.Forward(random, signal);
            signal = layer.Output;
        }
        FromLoss(random, signal);
        var (logs, scale) = (new double[_layers.Length], 0.0);
        for (var i = _layers.Length - 1; i >= 0; i--)
        {
            var gradient = _gradient.AsSpan(0, _batch * _network.Layers[i].FanOut);
            var below = i > 0 ? _below.AsSpan(0, _batch * _network.Layers[i].FanIn) : [];
            var square = _layers[i].Backward(gradient, below);
            if (!(square > 0) || !double.IsFinite(square))
                return null;
            logs[i] = Math.Log(square) + scale;
            // float32 has 38 decades: each layer begins with a gradient of norm 1.
            var norm = Norm(below);
            for (var j = 0; j < below.Length; j++)
                _gradient[j] = (float)(below[j] / norm);
            scale += 2 * Math.Log(norm);
        }
        return [.. logs.Select(log => log - logs[^1])];
    }

    private static double Norm(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value * (double)value;
        return Math.Sqrt(sum);
    }

    private void DrawInput(Random random)
    {
        var (input, features) = (_network.Input, _network.Layers[0].FanIn);
        var (common, own) = (Math.Sqrt(Math.Max(0, input.MixedMoment)), Math.Sqrt(input.SecondMoment - Math.Max(0, input.MixedMoment)));
        var shared = NormalPool.Window(random, features).Span;
        var drawn = NormalPool.Window(random, _input.Length).Span;
        for (var i = 0; i < _input.Length; i++)
            _input[i] = (float)((common * shared[i % features]) + (own * drawn[i]));
    }

    // ∂L/∂h of the last hidden layer.
    private void FromLoss(Random random, ReadOnlySpan<float> signal)
    {
        var output = _network.Output;
        var weights = DrawnWeights.Of(random, output.FanIn, output.FanOut, _network.Orthogonal).Span;
        var logits = new float[_batch * output.FanOut];
        var scale = (float)Math.Sqrt(output.WeightVariance);
        BatchProduct.Forward(signal, weights, logits, output.FanIn, output.FanOut, scale);
        var biases = NormalPool.Window(random, output.FanOut).Span;
        var (z, delta) = (new double[output.FanOut], new double[output.FanOut]);
        for (var sample = 0; sample < _batch; sample++)
        {
            var noise = NormalPool.Window(random, output.FanOut).Span;
            for (var i = 0; i < z.Length; i++)
                (z[i], delta[i]) = (logits[(sample * z.Length) + i] + (Math.Sqrt(output.BiasVariance) * biases[i]), noise[i]);
            LossAlignment.Gradient(_network.Input.Loss, z, random.Next(z.Length), delta);
            for (var i = 0; i < z.Length; i++)
                logits[(sample * z.Length) + i] = (float)delta[i];
        }
        BatchProduct.Backward(logits, weights, _gradient, output.FanIn, output.FanOut, scale);
    }
}
