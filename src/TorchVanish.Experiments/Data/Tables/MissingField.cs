namespace TorchVanish.Experiments.Data;

/// <summary>The texts for missing values in tables.</summary>
internal static class MissingField
{
    public static bool Is(string text) => text.Length == 0 || text.ToUpperInvariant() is "NA" or "N/A" or "NAN" or "NULL" or "?";
}
