namespace TorchVanish.Experiments.Data;

/// <summary>The training and validation rows of one replicate.</summary>
internal sealed record RowSplit(int[] Training, int[] Validation);
