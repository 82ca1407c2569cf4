namespace TorchVanish.Experiments.Papers;

/// <summary>All experiments of papers, by name.</summary>
public static class PaperExperiments
{
    public static IReadOnlyList<PaperExperiment> All { get; } =
    [
        .. typeof(PaperExperiment).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PaperExperiment)) && !type.IsAbstract)
            .Select(type => (PaperExperiment)Activator.CreateInstance(type)!)
            .OrderBy(experiment => experiment.Id, StringComparer.Ordinal),
    ];
}
