namespace TorchVanish.Experiments.Data;

/// <summary>The rows of a table that one replicate learns from and is judged on.</summary>
internal sealed record RowSplit(int[] Training, int[] Validation);
