using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Summary;

/// <summary>Saturated and dead units, in words.</summary>
public static class UnitWords
{
    /// <summary>Empty where nothing was measured.</summary>
    internal static string Long(UnitFacts units)
    {
        if (units.Dead is null && units.Saturated is null)
            return "";
        LayerShare?[] both = [units.Saturated, units.Dead];
        if (both.All(share => share is null or { Share: < UnitFacts.HardlyAny }))
            return units.Saturated is null ? "Hardly any unit is dead at the end." : "Hardly any unit is saturated or dead at the end.";
        return $"{Sentence(units)}{Died(units)}.";
    }

    /// <summary>At the end up to 12.0% of a layer's entries are saturated (layer 3) and up to 2.0% of its units dead (layer 7)</summary>
    public static string Sentence(UnitFacts units, Func<LayerShare, string>? where = null)
    {
        where ??= share => $"layer {share.Layer}";
        var parts = new[]
        {
            units.Saturated is { Share: >= UnitFacts.HardlyAny } saturated
                ? $"up to {Spelling.Percent(saturated.Share)} of a layer's entries are saturated ({where(saturated)})" : "",
            units.Dead is { Share: >= UnitFacts.HardlyAny } dead
                ? $"up to {Spelling.Percent(dead.Share)} of a layer's units are dead ({where(dead)})" : "",
        }.Where(part => part.Length > 0).ToArray();
        return parts.Length == 0 ? "" : $"At the end {Spelling.List(parts)}";
    }

    private static string Died(UnitFacts units) => units.Deaths switch
    {
        null => "",
        { Latest: 0 } => "; at least half of these were dead at initialization, before any update",
        var deaths when deaths.Earliest == deaths.Latest => $"; at least half of these were dead by step {deaths.Latest}",
        var deaths => $"; at least half of these were dead by step {deaths.Earliest} in the first replicate and by step {deaths.Latest} "
            + "in the last",
    };
}
