using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Probes;

/// <summary>
/// The product of the chain rule of a multilayer perceptron for one sample in float64, matrix by matrix from the output to the input:
/// ∂L/∂z_l = ∂L/∂ŷ · (∂ŷ/∂z_L · ∂z_L/∂a_{L−1} · ∂a_{L−1}/∂z_{L−1} ⋯). Autograd propagates only the vector ∂L/∂z and never computes these
/// matrices, so agreement of the two confirms the product in the note.
/// </summary>
internal static class ChainProduct
{
    /// <param name="z">z_L of the sample, [K].</param>
    /// <param name="label">Its class.</param>
    /// <param name="samples">The number of samples in the mean loss.</param>
    /// <returns>∂L/∂ŷ, [K], and ∂ŷ/∂z_L, [K, K]; ŷ is the softmax of z_L for cross-entropy and z_L itself for squared error.</returns>
    public static (double[] loss, double[,] prediction) OfLoss(Loss loss, double[] z, int label, int samples)
    {
        var classes = z.Length;
        var (gradient, jacobian) = (new double[classes], new double[classes, classes]);
        var largest = z.Max();
        var sum = z.Sum(value => Math.Exp(value - largest));
        double Softmax(int i) => Math.Exp(z[i] - largest) / sum;
        for (var i = 0; i < classes; i++)
        {
            var own = i == label ? 1 : 0;
            gradient[i] = loss == Loss.CrossEntropy ? -own / (samples * Softmax(i)) : 2 * (z[i] - own) / (samples * classes);
            for (var j = 0; j < classes; j++)
                jacobian[i, j] = loss == Loss.CrossEntropy ? Softmax(i) * ((i == j ? 1 : 0) - Softmax(j)) : i == j ? 1 : 0;
        }
        return (gradient, jacobian);
    }

    /// <summary>The product with W: from [K, d_l] to [K, d_{l−1}].</summary>
    /// <param name="weight">W_l, [d_l, d_{l−1}] row by row.</param>
    public static double[,] TimesWeight(double[,] jacobian, ReadOnlySpan<double> weight)
    {
        var (rows, units) = (jacobian.GetLength(0), jacobian.GetLength(1));
        var inputs = weight.Length / units;
        var product = new double[rows, inputs];
        for (var k = 0; k < rows; k++)
        {
            for (var unit = 0; unit < units; unit++)
            {
                for (var input = 0; input < inputs; input++)
                    product[k, input] += jacobian[k, unit] * weight[(unit * inputs) + input];
            }
        }
        return product;
    }

    /// <summary>The product with diag φ′, [K, d_l] as before.</summary>
    public static double[,] TimesDiagonal(double[,] jacobian, ReadOnlySpan<double> derivative)
    {
        var product = (double[,])jacobian.Clone();
        for (var k = 0; k < product.GetLength(0); k++)
        {
            for (var unit = 0; unit < derivative.Length; unit++)
                product[k, unit] *= derivative[unit];
        }
        return product;
    }

    /// <summary>The sum of two paths: the shortcut and the layer.</summary>
    public static double[,] Plus(double[,] one, double[,] other)
    {
        var sum = (double[,])one.Clone();
        for (var k = 0; k < sum.GetLength(0); k++)
        {
            for (var unit = 0; unit < sum.GetLength(1); unit++)
                sum[k, unit] += other[k, unit];
        }
        return sum;
    }

    /// <summary>∂L/∂ŷ times the product of all other factors.</summary>
    /// <returns>∂L/∂z_l of the sample, [d_l].</returns>
    public static double[] Times(double[] loss, double[,] jacobian)
    {
        var signal = new double[jacobian.GetLength(1)];
        for (var unit = 0; unit < signal.Length; unit++)
        {
            for (var k = 0; k < loss.Length; k++)
                signal[unit] += loss[k] * jacobian[k, unit];
        }
        return signal;
    }
}
