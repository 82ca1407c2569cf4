namespace TorchVanish.Runs;

/// <summary>Which arithmetic computed a run, and how it was checked. Stored in environment.json.</summary>
public sealed record ArithmeticRecord(ArithmeticKind Kind)
{
    /// <summary>What one step of one replicate was compared with; null if nothing was compared.</summary>
    public string? CheckedAgainst { get; init; }

    /// <summary>The largest relative difference over all layers and quantities.</summary>
    public double? WorstRelativeDifference { get; init; }

    /// <summary>
    /// The same difference between torch in float32 and torch in float64; given where layers amplify rounding so much that it explains a
    /// larger difference than usual.
    /// </summary>
    public double? TorchRounding { get; init; }
}

/// <summary>The code that computes products, gradients and quantities.</summary>
public enum ArithmeticKind
{
    /// <summary>torch's own operations, measured by hooks.</summary>
    Torch,

    /// <summary>Kernels of this program in CPU memory where they are faster, and torch elsewhere.</summary>
    Host,
}
