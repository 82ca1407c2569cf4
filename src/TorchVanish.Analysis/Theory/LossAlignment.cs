using MathNet.Numerics.Distributions;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>
/// κ = Σ(δ·z)² / (Var z · Σ‖δ‖²) at the output over the samples of a batch, where δ = ∂L/∂z, one value a seed: 1 in the mean for a δ that
/// is
/// independent of z. A loss makes δ point along large outputs, and a gradient that points along h grows as the signal does.
/// </summary>
internal static class LossAlignment
{
    /// <summary>Seeds that are drawn; the draws are always the same, so that a prediction is.</summary>
    public const int Seeds = 128;

    // Samples of a batch that are drawn for a seed, and of those the outputs: more change κ little.
    private const int MostSamples = 16;
    private const int MostOutputs = 64;

    // Digits of a normal value that choose a label.
    private const double LabelScale = 1e6;

    private static readonly double[] Normals = Draw();

    /// <param name="correlation">Of an output at two samples.</param>
    public static OutputGradient[] Of(Loss loss, int outputs, double variance, double correlation, int batch)
    {
        var (samples, kept) = (Math.Min(batch, MostSamples), Math.Min(outputs, MostOutputs));
        var (common, own) = (Math.Sqrt(variance * Math.Max(0, correlation)), Math.Sqrt(variance * (1 - Math.Max(0, correlation))));
        var (shared, z, delta, at) = (new double[kept], new double[kept], new double[kept], 0);
        var drawn = new OutputGradient[Seeds];
        var all = new double[samples][];
        for (var seed = 0; seed < Seeds; seed++)
        {
            Fill(shared);
            var (along, square) = (0.0, 0.0);
            for (var sample = 0; sample < samples; sample++)
            {
                Fill(delta);
                for (var i = 0; i < kept; i++)
                    z[i] = (common * shared[i]) + (own * delta[i]);
                Fill(delta);
                Gradient(loss, z, (int)(Math.Abs(Next()) * LabelScale) % kept, delta);
                all[sample] = [.. delta];
                var product = 0.0;
                for (var i = 0; i < kept; i++)
                {
                    product += delta[i] * z[i];
                    square += delta[i] * delta[i];
                }
                along += product * product;
            }
            drawn[seed] = new(square > 0 ? along / (variance * square) : 1, Cosines(all), Shared(all));
        }
        return drawn;

        void Fill(double[] values)
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = Next();
        }

        double Next()
        {
            at = (at + 1) % Normals.Length;
            return Normals[at];
        }
    }

    // Each pair by its share of the squared norms.
    private static double Cosines(double[][] deltas)
    {
        double[] squares = [.. deltas.Select(delta => Dot(delta, delta))];
        var (products, norms) = (0.0, 0.0);
        for (var a = 0; a < deltas.Length; a++)
        {
            for (var b = 0; b < a; b++)
            {
                var product = Dot(deltas[a], deltas[b]);
                products += product * product;
                norms += squares[a] * squares[b];
            }
        }
        return norms > 0 ? products / norms : 0;
    }

    // The part of δ that two samples have in common, in the mean over pairs: from the sum over the batch.
    private static double Shared(double[][] deltas)
    {
        var (sum, norms) = (new double[deltas[0].Length], 0.0);
        foreach (var delta in deltas)
        {
            for (var i = 0; i < sum.Length; i++)
                sum[i] += delta[i];
            norms += Dot(delta, delta);
        }
        return norms > 0 && deltas.Length > 1 ? (Dot(sum, sum) - norms) / ((deltas.Length - 1) * norms) : 0;
    }

    private static double Dot(double[] first, double[] second)
    {
        var sum = 0.0;
        for (var i = 0; i < first.Length; i++)
            sum += first[i] * second[i];
        return sum;
    }

    /// <param name="delta">Standard normal values on entry, for losses whose δ is taken as independent of z.</param>
    internal static void Gradient(Loss loss, double[] z, int label, double[] delta)
    {
        switch (loss)
        {
            case Loss.CrossEntropy or Loss.CategoricalCrossEntropy:
                var (top, total) = (z.Max(), 0.0);
                foreach (var value in z)
                    total += Math.Exp(value - top);
                for (var i = 0; i < z.Length; i++)
                    delta[i] = (Math.Exp(z[i] - top) / total) - (i == label ? 1 : 0);
                break;
            case Loss.SquaredError:
                // A number to predict is standard normal, a class one-hot.
                for (var i = 0; i < z.Length; i++)
                    delta[i] = z[i] - (z.Length == 1 ? delta[i] : i == label ? 1 : 0);
                break;
            case Loss.BinaryCrossEntropy or Loss.BinaryCrossEntropyWithLogits:
                for (var i = 0; i < z.Length; i++)
                    delta[i] = (1 / (1 + Math.Exp(-z[i]))) - ((z.Length == 1 ? delta[i] > 0 : i == label) ? 1 : 0);
                break;
            default:
                break;
        }
    }

    private static double[] Draw()
    {
        var random = new Random(0);
        // A prime, so that the draws of different shapes fall differently.
        var values = new double[65_537];
        Normal.Samples(random, values, 0, 1);
        return values;
    }
}

/// <param name="Kappa">Σ(δ·z)² / (Var z · Σ‖δ‖²).</param>
/// <param name="Aligned">Mean squared cosine of δ of two samples.</param>
/// <param name="Shared">Mean product of δ of two samples over its mean square.</param>
internal readonly record struct OutputGradient(double Kappa, double Aligned, double Shared);
