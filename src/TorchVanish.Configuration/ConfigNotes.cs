using TorchVanish.Configuration.Notes;

namespace TorchVanish.Configuration;

/// <summary>What is legal but suspicious in a config: one sentence each, with the reason and the usual value.</summary>
public static class ConfigNotes
{
    public static IReadOnlyList<string> Of(ExperimentConfig config) =>
        [.. new[] { ModelNotes.Of(config.Model), TrainingNotes.Of(config), SequentialNotes.OfOutput(config), Repetition(config) }.SelectMany(notes => notes)];

    private static IEnumerable<string> Repetition(ExperimentConfig config)
    {
        if (config.Replicates == 1)
            yield return $"replicates is 1, so no number has an interval; the default is {new ExperimentConfig().Replicates}.";
    }
}
