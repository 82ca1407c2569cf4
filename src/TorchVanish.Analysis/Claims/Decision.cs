namespace TorchVanish.Analysis.Claims;

/// <summary>Whether a condition holds, given the replicates.</summary>
/// <param name="Holds">Null where an interval straddles the threshold, or where there is none.</param>
/// <param name="Replicates">How many replicates would decide an open condition; 0 if none is open or the number is unknown.</param>
public readonly record struct Decision(bool? Holds, int Replicates = 0)
{
    public static Decision Open { get; } = new(null);

    public static implicit operator bool?(Decision decision) => decision.Holds;

    public static implicit operator Decision(bool holds) => new(holds);

    public static Decision operator !(Decision decision) => decision with { Holds = !decision.Holds };
}
