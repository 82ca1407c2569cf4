using System.Globalization;

namespace TorchVanish.Experiments.Data;

/// <summary>Inputs with class labels or numeric targets, in plain memory so that drawing and reading data needs no torch.</summary>
/// <param name="Inputs">Row-major [Count, Features].</param>
/// <param name="Labels">[Count, Outputs], each in 0 ... Classes - 1; empty where there are <see cref="Targets"/>.</param>
/// <param name="Features">Numbers of one sample; of a sequence, those of all its steps, one step after another.</param>
/// <param name="Classes">Outputs of a network: classes, or labels of <see cref="MultiLabel"/>; 1 where the target is one number.</param>
/// <param name="TimeSteps">Steps of a sequence; 1 for samples that are not sequences.</param>
public sealed record LabelledSamples(float[] Inputs, int[] Labels, int Features, int Classes, int TimeSteps = 1)
{
    /// <summary>Labels of each sample, one at each of the last steps of a sequence; 1 for samples that are not sequences.</summary>
    public int Outputs { get; init; } = 1;

    /// <summary>[Count, Classes]: the number to predict, or the 0 or 1 of each label; null where the samples have classes.</summary>
    public float[]? Targets { get; init; }

    /// <summary>Whether a sample may have any number of the labels, so that a target is 0 or 1 for each.</summary>
    public bool MultiLabel { get; init; }

    /// <summary>An answer with a smaller error counts as right, for a number to predict; null where no error is small.</summary>
    public double? RightWithin { get; init; }

    /// <summary>Null where targets are as drawn or read.</summary>
    public TargetScale? TargetScale { get; init; }

    /// <summary>The names that the data give their classes or labels; null where they have none and are called by their numbers.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>The spellings of each class that has several; its name is the first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Spellings { get; init; } = [];

    public int Count => Targets is null ? Labels.Length / Outputs : Targets.Length / Classes;

    public string ClassName(int label) => ClassNames?[label] ?? label.ToString(CultureInfo.InvariantCulture);

    /// <summary>The same samples without their inputs: enough to count classes, and cheap to divide.</summary>
    public LabelledSamples WithoutInputs() => this with { Inputs = [], Features = 0 };
}

/// <summary>What one replicate learns from and what it is judged on.</summary>
public sealed record DataSplit(LabelledSamples Training, LabelledSamples Validation);
