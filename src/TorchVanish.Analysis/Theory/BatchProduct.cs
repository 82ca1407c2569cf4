using System.Numerics;

namespace TorchVanish.Analysis.Theory;

/// <summary>Products of a batch of rows with one matrix, for the drawn networks: four rows at a time, in vectors.</summary>
internal static class BatchProduct
{
    private const int Rows = 4;

    /// <summary>result[b, j] = scale · Σ_i rows[b, i] matrix[i, j].</summary>
    /// <param name="rows">[B, inputs].</param>
    /// <param name="matrix">[inputs, outputs].</param>
    public static void Forward(
        ReadOnlySpan<float> rows, ReadOnlySpan<float> matrix, Span<float> result, int inputs, int outputs, float scale)
    {
        var batch = rows.Length / inputs;
        for (var b = 0; b < batch; b += Rows)
        {
            var count = Math.Min(Rows, batch - b);
            for (var j = 0; j < outputs; j += Vector<float>.Count)
            {
                if (count == Rows && j + Vector<float>.Count <= outputs)
                    Tile(rows[(b * inputs)..], matrix[j..], result[((b * outputs) + j)..], inputs, outputs, scale);
                else
                    Corner(rows, matrix, result, (b, count, j), inputs, outputs, scale);
            }
        }
    }

    /// <summary>result[b, i] = scale · Σ_j rows[b, j] matrix[i, j].</summary>
    /// <param name="rows">[B, outputs].</param>
    /// <param name="matrix">[inputs, outputs].</param>
    public static void Backward(
        ReadOnlySpan<float> rows, ReadOnlySpan<float> matrix, Span<float> result, int inputs, int outputs, float scale)
    {
        var batch = rows.Length / outputs;
        for (var b = 0; b < batch; b += Rows)
        {
            for (var i = 0; i < inputs; i++)
            {
                var weights = matrix.Slice(i * outputs, outputs);
                if (b + Rows <= batch)
                {
                    Dots(rows.Slice(b * outputs, Rows * outputs), weights, result[((b * inputs) + i)..], inputs, scale);
                    continue;
                }
                for (var rest = b; rest < batch; rest++)
                    result[(rest * inputs) + i] = scale * Dot(rows.Slice(rest * outputs, outputs), weights);
            }
        }
    }

    private static void Tile(
        ReadOnlySpan<float> rows, ReadOnlySpan<float> matrix, Span<float> result, int inputs, int outputs, float scale)
    {
        var (first, second, third, fourth) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        for (var i = 0; i < inputs; i++)
        {
            var weights = new Vector<float>(matrix[(i * outputs)..]);
            first += weights * rows[i];
            second += weights * rows[inputs + i];
            third += weights * rows[(2 * inputs) + i];
            fourth += weights * rows[(3 * inputs) + i];
        }
        (first * scale).CopyTo(result);
        (second * scale).CopyTo(result[outputs..]);
        (third * scale).CopyTo(result[(2 * outputs)..]);
        (fourth * scale).CopyTo(result[(3 * outputs)..]);
    }

    private static void Corner(
        ReadOnlySpan<float> rows, ReadOnlySpan<float> matrix, Span<float> result, (int Row, int Rows, int Column) corner, int inputs,
        int outputs, float scale)
    {
        var end = Math.Min(corner.Column + Vector<float>.Count, outputs);
        for (var b = corner.Row; b < corner.Row + corner.Rows; b++)
        {
            for (var j = corner.Column; j < end; j++)
            {
                var sum = 0f;
                for (var i = 0; i < inputs; i++)
                    sum += rows[(b * inputs) + i] * matrix[(i * outputs) + j];
                result[(b * outputs) + j] = scale * sum;
            }
        }
    }

    private static void Dots(ReadOnlySpan<float> rows, ReadOnlySpan<float> weights, Span<float> result, int stride, float scale)
    {
        var length = weights.Length;
        var (first, second, third, fourth) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        var j = 0;
        for (; j + Vector<float>.Count <= length; j += Vector<float>.Count)
        {
            var weight = new Vector<float>(weights[j..]);
            first += weight * new Vector<float>(rows[j..]);
            second += weight * new Vector<float>(rows[(length + j)..]);
            third += weight * new Vector<float>(rows[((2 * length) + j)..]);
            fourth += weight * new Vector<float>(rows[((3 * length) + j)..]);
        }
        var (a, b, c, d) = (Vector.Sum(first), Vector.Sum(second), Vector.Sum(third), Vector.Sum(fourth));
        for (; j < length; j++)
        {
            a += weights[j] * rows[j];
            b += weights[j] * rows[length + j];
            c += weights[j] * rows[(2 * length) + j];
            d += weights[j] * rows[(3 * length) + j];
        }
        (result[0], result[stride], result[2 * stride], result[3 * stride]) = (scale * a, scale * b, scale * c, scale * d);
    }

    private static float Dot(ReadOnlySpan<float> row, ReadOnlySpan<float> weights)
    {
        var sum = 0f;
        for (var j = 0; j < weights.Length; j++)
            sum += weights[j] * row[j];
        return sum;
    }
}
