using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>
/// Divides samples into training and validation by seed. The split has its own random stream, so it does not depend on how the samples
/// were drawn.
/// </summary>
public static class SeededSplit
{
    /// <inheritdoc cref="DataConfig.CountValidation"/>
    public static int ValidationCount(int samples, double fraction) => DataConfig.CountValidation(samples, fraction);

    /// <summary>Permutes the samples by seed; the first part of the permutation is the validation split.</summary>
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
        // The Fisher-Yates shuffle, up to the first `count` positions.
        for (var i = 0; i < count; i++)
        {
            var other = random.Next(i, available);
            (indices[i], indices[other]) = (indices[other], indices[i]);
        }
        return indices[..count];
    }

    /// <summary>Copies rows in the order of their indices.</summary>
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
