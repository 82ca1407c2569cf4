using System.Numerics;

namespace TorchVanish.Analysis.Theory;

/// <summary>A drawn weight matrix [inputs, outputs] of variance 1: independent normal entries, or orthogonal rows or columns.</summary>
internal static class DrawnWeights
{
    public static ReadOnlyMemory<float> Of(Random random, int inputs, int outputs, bool orthogonal)
    {
        var drawn = NormalPool.Window(random, inputs * outputs);
        return orthogonal ? Orthonormal(drawn.Span, inputs, outputs) : drawn;
    }

    // Gram and Schmidt, on the shorter side; the entries have variance 1.
    private static float[] Orthonormal(ReadOnlySpan<float> drawn, int inputs, int outputs)
    {
        var (count, length) = (Math.Min(inputs, outputs), Math.Max(inputs, outputs));
        var vectors = drawn.ToArray();
        for (var i = 0; i < count; i++)
        {
            var vector = vectors.AsSpan(i * length, length);
            for (var j = 0; j < i; j++)
            {
                var other = vectors.AsSpan(j * length, length);
                Add(vector, other, -Dot(vector, other) / length);
            }
            var scale = (float)Math.Sqrt(length / Dot(vector, vector));
            for (var j = 0; j < length; j++)
                vector[j] *= scale;
        }
        if (inputs <= outputs)
            return vectors;
        var turned = new float[vectors.Length];
        for (var i = 0; i < inputs; i++)
        {
            for (var j = 0; j < outputs; j++)
                turned[(i * outputs) + j] = vectors[(j * inputs) + i];
        }
        return turned;
    }

    private static float Dot(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        var (sums, i) = (Vector<float>.Zero, 0);
        for (; i + Vector<float>.Count <= first.Length; i += Vector<float>.Count)
            sums += new Vector<float>(first[i..]) * new Vector<float>(second[i..]);
        var sum = Vector.Sum(sums);
        for (; i < first.Length; i++)
            sum += first[i] * second[i];
        return sum;
    }

    private static void Add(Span<float> vector, ReadOnlySpan<float> other, float factor)
    {
        var i = 0;
        for (; i + Vector<float>.Count <= vector.Length; i += Vector<float>.Count)
            (new Vector<float>(vector[i..]) + (new Vector<float>(other[i..]) * factor)).CopyTo(vector[i..]);
        for (; i < vector.Length; i++)
            vector[i] += other[i] * factor;
    }
}
