namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>Layers that get no gradient at all: frozen, or not in the graph of the loss. The monitor notes them.</summary>
internal sealed class NoGradient : DiagnosticRule
{
    private const double Unused = 0.8;

    /// <summary>Freezing is mostly meant, so that it is a possibility and no verdict.</summary>
    private const double Frozen = 0.4;

    private const string Prefix = "no_gradient: ";

    public override Evidence Evidence => Evidence.Fact;

    public override Finding? Judge(ObservedRun run)
    {
        string[] notes = [.. (run.Manifest?.Notes ?? []).Where(note => note.StartsWith(Prefix, StringComparison.Ordinal)).Select(note =>
            note[Prefix.Length..])];
        if (notes.Length == 0)
            return null;
        var unused = Array.Exists(notes, note => !note.Contains("frozen", StringComparison.Ordinal));
        return new Finding(
            Symptom.NoGradient,
            [.. notes.Select(note => note.Split(' ')[0]).Distinct()],
            null,
            unused && !run.Outcomes.Any(outcome => outcome.Learns) ? Unused : Frozen,
            Facts.Of(("layers", notes.Length)),
            $"Some parameters get no gradient: {string.Join(" ", notes)} That is neither a small gradient nor a zero one.",
            ["Call the layer in forward() so that the loss depends on it, or leave it out.", "If it is frozen on purpose, nothing is "
                + "wrong."]);
    }
}
