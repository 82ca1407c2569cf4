namespace TorchVanish.Experiments.Data;

/// <summary>Inputs with class labels, in plain memory so that drawing and reading data needs no torch.</summary>
/// <param name="Inputs">Row-major [Count, Features].</param>
/// <param name="Labels">[Count, Outputs], each in 0 ... Classes - 1; empty where targets are numbers.</param>
/// <param name="Features">Numbers of one sample; of a sequence, those of all its steps, one step after another.</param>
/// <param name="Classes">Outputs of a network; 1 where targets are numbers.</param>
/// <param name="TimeSteps">Steps of a sequence; 1 for samples that are none.</param>
public sealed record LabelledSamples(float[] Inputs, int[] Labels, int Features, int Classes, int TimeSteps = 1)
{
    /// <summary>Answers that are asked for, one at each of the last steps of a sequence; 1 for samples that are none.</summary>
    public int Outputs { get; init; } = 1;

    /// <summary>[Count], what is to be said where that is a number and no class; else null.</summary>
    public float[]? Targets { get; init; }

    public int Count => Targets?.Length ?? (Labels.Length / Outputs);
}

/// <summary>What one replicate learns from and what it is judged on.</summary>
public sealed record DataSplit(LabelledSamples Training, LabelledSamples Validation);
