namespace TorchVanish.Experiments.Data;

/// <summary>Inputs with class labels, in plain memory so that drawing and reading data needs no torch.</summary>
/// <param name="Inputs">Row-major [Count, Features].</param>
/// <param name="Labels">[Count], each in 0 ... Classes - 1.</param>
public sealed record LabelledSamples(float[] Inputs, int[] Labels, int Features, int Classes)
{
    public int Count => Labels.Length;
}

/// <summary>What one replicate learns from and what it is judged on.</summary>
public sealed record DataSplit(LabelledSamples Training, LabelledSamples Validation);
