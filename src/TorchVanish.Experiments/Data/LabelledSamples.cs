using System.Globalization;

namespace TorchVanish.Experiments.Data;

/// <summary>Inputs with class labels or numeric targets, in plain memory so that drawing and reading data needs no torch.</summary>
/// <param name="Inputs">Row-major [Count, Features].</param>
/// <param name="Labels">[Count, Outputs], each in 0 ... Classes - 1; empty where targets are numbers.</param>
/// <param name="Features">Numbers of one sample; of a sequence, those of all its steps, one step after another.</param>
/// <param name="Classes">Outputs of a network; 1 where targets are numbers.</param>
/// <param name="TimeSteps">Steps of a sequence; 1 for samples that are not sequences.</param>
public sealed record LabelledSamples(float[] Inputs, int[] Labels, int Features, int Classes, int TimeSteps = 1)
{
    /// <summary>Labels of each sample, one at each of the last steps of a sequence; 1 for samples that are not sequences.</summary>
    public int Outputs { get; init; } = 1;

    /// <summary>[Count], the numbers to predict; null where the samples have classes.</summary>
    public float[]? Targets { get; init; }

    /// <summary>The names that the data give their classes; null where they have none and are called by their numbers.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    public int Count => Targets?.Length ?? (Labels.Length / Outputs);

    public string ClassName(int label) => ClassNames?[label] ?? label.ToString(CultureInfo.InvariantCulture);

    /// <summary>The same samples without their inputs: enough to count classes, and cheap to divide.</summary>
    public LabelledSamples WithoutInputs() => this with { Inputs = [], Features = 0 };
}

/// <summary>What one replicate learns from and what it is judged on.</summary>
public sealed record DataSplit(LabelledSamples Training, LabelledSamples Validation);
