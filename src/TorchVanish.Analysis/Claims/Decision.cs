namespace TorchVanish.Analysis.Claims;

/// <summary>Whether a condition holds, given the replicates.</summary>
/// <param name="Holds">Null if an interval contains the threshold, or if there is no interval.</param>
/// <param name="Replicates">The number of replicates that would decide an open condition; 0 if unknown or not open.</param>
public readonly record struct Decision(bool? Holds, int Replicates = 0)
{
    public static Decision Open { get; } = new(null);

    public static implicit operator bool?(Decision decision) => decision.Holds;

    public static implicit operator Decision(bool holds) => new(holds);

    public static Decision operator !(Decision decision) => decision with { Holds = !decision.Holds };
}
