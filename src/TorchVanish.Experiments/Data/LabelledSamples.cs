using System.Globalization;

namespace TorchVanish.Experiments.Data;

/// <summary>Inputs with class labels or numeric targets, in plain memory so that drawing and reading data needs no torch.</summary>
/// <param name="Inputs">Row-major [Count, Features].</param>
/// <param name="Labels">[Count, Outputs], each in 0 ... Classes - 1; empty if there are <see cref="Targets"/>.</param>
/// <param name="Features">The number of values of one sample; for a sequence, of all its steps.</param>
/// <param name="Classes">The number of classes, or of labels with <see cref="MultiLabel"/>; 1 if the target is a number.</param>
/// <param name="TimeSteps">Steps of a sequence; 1 for samples that are not sequences.</param>
public sealed record LabelledSamples(float[] Inputs, int[] Labels, int Features, int Classes, int TimeSteps = 1)
{
    /// <summary>The number of labels per sample, one at each of the last steps of a sequence; 1 for other samples.</summary>
    public int Outputs { get; init; } = 1;

    /// <summary>[Count, Classes]: the number to predict, or 0 or 1 for each label; null if the samples have classes.</summary>
    public float[]? Targets { get; init; }

    /// <summary>Whether a sample can have several labels, so that the target is 0 or 1 for each label.</summary>
    public bool MultiLabel { get; init; }

    /// <summary>An answer with a smaller error is correct, for a number to predict; null if accuracy is not defined.</summary>
    public double? RightWithin { get; init; }

    /// <summary>The standardization of the targets; null if they are not standardized.</summary>
    public TargetScale? TargetScale { get; init; }

    /// <summary>The names of the classes or labels; null if they have only numbers.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>For each class with several spellings, all of them; the first is its name.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Spellings { get; init; } = [];

    public int Count => Targets is null ? Labels.Length / Outputs : Targets.Length / Classes;

    public string ClassName(int label) => ClassNames?[label] ?? label.ToString(CultureInfo.InvariantCulture);

    /// <summary>The samples without their inputs, for work that needs only labels.</summary>
    public LabelledSamples WithoutInputs() => this with { Inputs = [], Features = 0 };
}

/// <summary>The training and the validation split of one replicate.</summary>
public sealed record DataSplit(LabelledSamples Training, LabelledSamples Validation);
