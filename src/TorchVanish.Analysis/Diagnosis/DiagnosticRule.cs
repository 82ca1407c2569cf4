namespace TorchVanish.Analysis.Diagnosis;

/// <summary>One thing that can be wrong with a training. A rule knows its own evidence and no other rule.</summary>
internal abstract class DiagnosticRule
{
    /// <summary>Null where the record does not show it.</summary>
    public abstract Finding? Judge(ObservedRun run);
}
