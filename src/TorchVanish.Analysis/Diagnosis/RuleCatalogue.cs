using TorchVanish.Analysis.Diagnosis.Rules;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>The rules, causes before their consequences: of two that find something, the first names the cause.</summary>
internal static class RuleCatalogue
{
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        new WrongOutput(),
    ];
}
