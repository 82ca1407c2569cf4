namespace TorchVanish.Analysis.Papers;

/// <summary>All reproductions, in the order of the table.</summary>
public static class PaperCatalogue
{
    public static IReadOnlyList<PaperReproduction> All { get; } =
    [
        .. typeof(PaperReproduction).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PaperReproduction)) && !type.IsAbstract)
            .Select(type => (PaperReproduction)Activator.CreateInstance(type)!)
            .OrderBy(paper => paper.Order)
            .ThenBy(paper => paper.Id, StringComparer.Ordinal),
    ];

    /// <summary>The papers with these ids in the order of the table; all papers if there are no ids.</summary>
    /// <exception cref="ConfigException">There is no such paper.</exception>
    public static IReadOnlyList<PaperReproduction> Named(IReadOnlyList<string> ids)
    {
        var known = All.Select(paper => paper.Id).ToArray();
        var unknown = ids.FirstOrDefault(id => !known.Contains(id));
        return unknown is not null
            ? throw new ConfigException(
                $"--only {unknown}: there is no such paper{Configuration.Shapes.Nearest.Hint(unknown, known)}; "
                + $"the papers are {string.Join(", ", known)}.")
            : ids.Count == 0 ? All : [.. All.Where(paper => ids.Contains(paper.Id))];
    }
}
