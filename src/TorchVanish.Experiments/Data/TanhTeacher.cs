using MathNet.Numerics.Distributions;

namespace TorchVanish.Experiments.Data;

/// <summary>
/// A random network with one hidden layer, argmax_k V tanh(W x): its labels can be learned, but not by a linear model. Weights are
/// N(0, 1/fan_in), so pre-activations of standard normal inputs have variance 1, where tanh is nonlinear.
/// </summary>
public sealed class TanhTeacher
{
    private readonly float[] _hidden; // [width, features]
    private readonly float[] _output; // [classes, width]
    private readonly int _features;
    private readonly int _width;
    private readonly int _classes;

    private TanhTeacher(int features, int width, int classes, Random random)
    {
        (_features, _width, _classes) = (features, width, classes);
        _hidden = Weights(width, features, random);
        _output = Weights(classes, width, random);
    }

    /// <summary>The teacher of the seed. It does not depend on the number of samples.</summary>
    public static TanhTeacher Random(int features, int width, int classes, int seed) =>
        new(features, width, classes, RandomStream.For(seed, "teacher"));

    /// <summary>The class of each row of inputs [B, features].</summary>
    public int[] Label(float[] inputs)
    {
        var labels = new int[inputs.Length / _features];
        var activations = new float[_width];
        for (var i = 0; i < labels.Length; i++)
        {
            var input = inputs.AsSpan(i * _features, _features);
            for (var unit = 0; unit < _width; unit++)
                activations[unit] = (float)Math.Tanh(Dot(_hidden.AsSpan(unit * _features, _features), input));

            var best = double.NegativeInfinity;
            for (var k = 0; k < _classes; k++)
            {
                var score = Dot(_output.AsSpan(k * _width, _width), activations);
                if (score > best)
                    (best, labels[i]) = (score, k);
            }
        }
        return labels;
    }

    private static float[] Weights(int rows, int fanIn, Random random)
    {
        var weights = InputMatrix.Allocate(rows, fanIn);
        for (var i = 0; i < weights.Length; i++)
            weights[i] = (float)Normal.Sample(random, 0, 1 / Math.Sqrt(fanIn));
        return weights;
    }

    // A fixed order of summation in double, so that labels do not depend on the machine's vector registers.
    private static double Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += (double)left[i] * right[i];
        return sum;
    }
}
