namespace TorchVanish.DiagnosisStudy.Rules;

/// <summary>Everyone who is compared.</summary>
internal static class Judges
{
    public static IReadOnlyList<PublishedRules> Published { get; } =
    [
        new AutoTrainerThresholds(), new AutoTrainerPublished(), new DeepDiagnosisGradients(), new DeepDiagnosisAll(),
            new DeepCheckerRules(), new SageMakerRules(),
    ];

    public static IReadOnlyList<IJudge> All { get; } = [new DiagnosisJudge(), .. Published];
}
