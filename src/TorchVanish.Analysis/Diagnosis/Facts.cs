using System.Text.Json.Nodes;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>The numbers that a finding rests on.</summary>
internal static class Facts
{
    /// <summary>JSON has no NaN: what is not finite is null.</summary>
    public static IReadOnlyDictionary<string, JsonNode?> Of(params (string Name, object? Value)[] facts) =>
        facts.ToDictionary(fact => fact.Name, fact => Node(fact.Value));

    // Five digits say all that a finding needs.
    private static JsonNode? Node(object? value) => value switch
    {
        double number => double.IsFinite(number) ? JsonValue.Create(Rounded(number)) : null,
        int count => JsonValue.Create(count),
        bool flag => JsonValue.Create(flag),
        string text => JsonValue.Create(text),
        _ => null,
    };

    private static double Rounded(double number) =>
        double.Parse(number.ToString("G5", System.Globalization.CultureInfo.InvariantCulture),
            System.Globalization.CultureInfo.InvariantCulture);
}
