namespace TorchVanish.Experiments.Data;

/// <summary>Inputs with class labels, in plain memory so that drawing and reading data needs no torch.</summary>
/// <param name="Inputs">Row-major [Count, Features].</param>
/// <param name="Labels">[Count], each in 0 ... Classes - 1.</param>
/// <param name="Features">Numbers of one sample; of a sequence, those of all its steps, one step after another.</param>
/// <param name="TimeSteps">Steps of a sequence; 1 for samples that are none.</param>
public sealed record LabelledSamples(float[] Inputs, int[] Labels, int Features, int Classes, int TimeSteps = 1)
{
    public int Count => Labels.Length;
}

/// <summary>What one replicate learns from and what it is judged on.</summary>
public sealed record DataSplit(LabelledSamples Training, LabelledSamples Validation);
