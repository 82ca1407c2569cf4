namespace TorchVanish.Experiments.Data;

/// <summary>
/// Divides samples into training and validation by seed. The split has its own random stream, so that how the samples
/// were drawn cannot change who is held out.
/// </summary>
public static class SeededSplit
{
    /// <summary>How many of the samples are held out: the rounded share, but never none and never all.</summary>
    public static int ValidationCount(int samples, double fraction) =>
        Math.Clamp((int)Math.Round(samples * fraction, MidpointRounding.AwayFromZero), 1, samples - 1);

    /// <summary>Permutes the samples by seed; the first part of the permutation is held out.</summary>
    public static DataSplit Split(LabelledSamples all, double validationFraction, int seed)
    {
        var (training, validation) = Rows(all.Count, validationFraction, seed);
        return new DataSplit(Take(all, training), Take(all, validation));
    }

    /// <summary>The indices of both parts.</summary>
    public static (int[] Training, int[] Validation) Rows(int samples, double validationFraction, int seed)
    {
        var order = Choose(samples, samples, RandomStream.For(seed, "split"));
        var held = ValidationCount(samples, validationFraction);
        return (order[held..], order[..held]);
    }

    /// <summary><paramref name="count"/> different indices below <paramref name="available"/>, in random order.</summary>
    public static int[] Choose(int available, int count, Random random)
    {
        var indices = new int[available];
        for (var i = 0; i < available; i++)
            indices[i] = i;
        // Fisher-Yates, stopped as soon as the first `count` places are settled.
        for (var i = 0; i < count; i++)
        {
            var other = random.Next(i, available);
            (indices[i], indices[other]) = (indices[other], indices[i]);
        }
        return indices[..count];
    }

    /// <summary>The named rows, copied in the order of the indices.</summary>
    public static LabelledSamples Take(LabelledSamples all, ReadOnlySpan<int> rows)
    {
        var inputs = InputMatrix.Allocate(rows.Length, all.Features);
        var labels = new int[all.Targets is null ? rows.Length * all.Outputs : 0];
        var targets = all.Targets is null ? null : new float[rows.Length * all.Classes];
        for (var i = 0; i < rows.Length; i++)
        {
            all.Inputs.AsSpan(rows[i] * all.Features, all.Features).CopyTo(inputs.AsSpan(i * all.Features));
            if (targets is not null)
                all.Targets.AsSpan(rows[i] * all.Classes, all.Classes).CopyTo(targets.AsSpan(i * all.Classes));
            else
                all.Labels.AsSpan(rows[i] * all.Outputs, all.Outputs).CopyTo(labels.AsSpan(i * all.Outputs));
        }
        return all with { Inputs = inputs, Labels = labels, Targets = targets };
    }
}
