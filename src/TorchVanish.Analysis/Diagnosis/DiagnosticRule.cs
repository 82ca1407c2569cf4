namespace TorchVanish.Analysis.Diagnosis;

/// <summary>One thing that can be wrong with a training. A rule knows its own evidence and no other rule.</summary>
internal abstract class DiagnosticRule
{
    /// <summary>What its findings rest on.</summary>
    public virtual Evidence Evidence => Evidence.Sign;

    /// <summary>The same where the record decides it.</summary>
    public virtual Evidence EvidenceIn(ObservedRun run) => Evidence;

    /// <summary>Null where the record does not show it.</summary>
    public abstract Finding? Judge(ObservedRun run);
}
