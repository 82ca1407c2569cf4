using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Probes;

/// <summary>One layer of one replicate: the factors of its part of the path, and autograd's result. Row-major.</summary>
/// <param name="Weight">W_l, [d_l, d_{l−1}].</param>
/// <param name="Preactivation">z_l, [B, d_l].</param>
/// <param name="Output">φ(z_l), same shape, without a shortcut.</param>
/// <param name="Derivative">φ′(z_l), same shape.</param>
/// <param name="Signal">∂L/∂z_l by autograd, same shape.</param>
/// <param name="WeightGradient">∂L/∂W_l by autograd, [d_l, d_{l−1}].</param>
internal sealed record LayerFactors(double[] Weight, double[] Preactivation, double[] Output, double[] Derivative, double[] Signal,
    double[] WeightGradient);

/// <summary>The gradients of every layer of one replicate, each as the explicit product along its path.</summary>
internal sealed class PathProduct
{
    private readonly LayerFactors[] _layers;
    private readonly int _samples;
    private readonly bool _shortcuts;

    /// <param name="layers">From the input to the output layer.</param>
    /// <param name="inputs">[B, features].</param>
    /// <param name="labels">[B].</param>
    /// <param name="shortcuts">Whether hidden layers add their input if it has their width.</param>
    public PathProduct(LayerFactors[] layers, double[] inputs, int[] labels, Loss loss, bool shortcuts)
    {
        (_layers, _samples, _shortcuts) = (layers, labels.Length, shortcuts);
        Signals = [.. layers.Select(layer => new double[layer.Preactivation.Length])];
        WeightGradients = [.. layers.Select(layer => new double[layer.Weight.Length])];
        for (var sample = 0; sample < _samples; sample++)
            Add(sample, Row(inputs, sample), labels[sample], loss);
    }

    /// <summary>∂L/∂z_l, [B, d_l], for each layer.</summary>
    public IReadOnlyList<double[]> Signals { get; }

    /// <summary>∂L/∂W_l, [d_l, d_{l−1}], for each layer.</summary>
    public IReadOnlyList<double[]> WeightGradients { get; }

    private void Add(int sample, double[] input, int label, Loss loss)
    {
        var layerInputs = Inputs(sample, input);
        var (gradient, jacobian) = ChainProduct.OfLoss(loss, Row(_layers[^1].Preactivation, sample), label, _samples);
        // ∂ŷ/∂z_l, from the output layer, which has no φ, to the first layer.
        for (var l = _layers.Length - 1; l >= 0; l--)
        {
            var behind = jacobian;
            jacobian = ChainProduct.TimesDiagonal(jacobian, Row(_layers[l].Derivative, sample));
            var signal = ChainProduct.Times(gradient, jacobian);
            signal.CopyTo(Signals[l], sample * signal.Length);
            AddOuterProduct(WeightGradients[l], signal, layerInputs[l]);
            jacobian = ChainProduct.TimesWeight(jacobian, _layers[l].Weight);
            if (HasShortcut(l, layerInputs[l].Length))
                jacobian = ChainProduct.Plus(jacobian, behind);
        }
    }

    // ∂z_l/∂W_l is the input of the layer.
    private double[][] Inputs(int sample, double[] input)
    {
        var inputs = new double[_layers.Length][];
        for (var l = 0; l < _layers.Length; l++)
        {
            inputs[l] = input;
            var output = Row(_layers[l].Output, sample);
            input = HasShortcut(l, input.Length) ? [.. output.Zip(input, (own, shortcut) => own + shortcut)] : output;
        }
        return inputs;
    }

    private bool HasShortcut(int layer, int inputs) =>
        _shortcuts && layer < _layers.Length - 1 && _layers[layer].Output.Length / _samples == inputs;

    private double[] Row(double[] matrix, int sample)
    {
        var width = matrix.Length / _samples;
        return matrix[(sample * width)..((sample + 1) * width)];
    }

    private static void AddOuterProduct(double[] sum, double[] signal, double[] input)
    {
        for (var unit = 0; unit < signal.Length; unit++)
        {
            for (var i = 0; i < input.Length; i++)
                sum[(unit * input.Length) + i] += signal[unit] * input[i];
        }
    }
}
