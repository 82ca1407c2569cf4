namespace TorchVanish.Records.Configuration;

/// <summary>What is legal but suspicious in a config: one sentence each.</summary>
public static class ConfigNotes
{
    public static IReadOnlyList<string> Of(ExperimentConfig config) => [];
}
