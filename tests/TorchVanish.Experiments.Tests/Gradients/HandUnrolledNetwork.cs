using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Tests.Gradients;

/// <summary>Forward and backward pass of a plain network in loops over arrays: the chain rule, written out.</summary>
/// <param name="weights">W_l, [d_l][d_{l-1}], starting with the layer nearest the input.</param>
/// <param name="biases">b_l, [d_l].</param>
internal sealed class HandUnrolledNetwork(
    double[][][] weights, double[][] biases, Func<double, double> phi, Func<double, double> slope, Loss loss)
{
    /// <param name="x">[B][features].</param>
    /// <param name="y">[B].</param>
    public HandUnrolledGradient Differentiate(double[][] x, int[] y)
    {
        var gradient = new HandUnrolledGradient(
            0,
            [.. weights.Select(w => w.Select(row => new double[row.Length]).ToArray())],
            [.. biases.Select(b => new double[b.Length])],
            [.. biases.Select(_ => new double[x.Length][])]);
        for (var i = 0; i < x.Length; i++)
            gradient = AddSample(gradient, x, y, i);
        return gradient;
    }

    private HandUnrolledGradient AddSample(HandUnrolledGradient sum, double[][] x, int[] y, int sample)
    {
        var last = weights.Length - 1;
        var h = new List<double[]> { x[sample] };
        var z = new List<double[]>();
        for (var l = 0; l <= last; l++)
        {
            z.Add([.. weights[l].Select((row, unit) => row.Zip(h[l], (w, value) => w * value).Sum() + biases[l][unit])]);
            h.Add([.. z[l].Select(value => l == last ? value : phi(value))]);
        }

        var (lossOfSample, delta) = HandUnrolledLoss.OfSample(loss, z[last], y[sample], x.Length);
        for (var l = last; l >= 0; l--)
        {
            sum.Preactivations[l][sample] = delta;
            for (var unit = 0; unit < delta.Length; unit++)
            {
                sum.Biases[l][unit] += delta[unit];
                for (var input = 0; input < h[l].Length; input++)
                    sum.Weights[l][unit][input] += delta[unit] * h[l][input];
            }
            // δ_{l-1} = (W_lᵀ δ_l) φ′(z_{l-1}).
            if (l > 0)
            {
                double Signal(int input) => delta.Select((d, unit) => d * weights[l][unit][input]).Sum();
                delta = [.. h[l].Select((_, input) => Signal(input) * slope(z[l - 1][input]))];
            }
        }
        return sum with { Loss = sum.Loss + lossOfSample };
    }
}

/// <param name="Weights">∂L/∂W_l, with the shape of W_l.</param>
/// <param name="Biases">∂L/∂b_l, with the shape of b_l.</param>
/// <param name="Preactivations">∂L/∂z_l, [layer][B][d_l].</param>
internal sealed record HandUnrolledGradient(double Loss, double[][][] Weights, double[][] Biases, double[][][] Preactivations);
