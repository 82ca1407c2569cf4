using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Configuration;
using TorchVanish.DiagnosisStudy.Zoo.Recipes;

namespace TorchVanish.DiagnosisStudy.Zoo;

/// <summary>One training of the zoo, as it was made; whether it keeps its label is decided when it has been trained.</summary>
/// <param name="Recipe">The name of its recipe.</param>
/// <param name="TwinId">For a planted cause, the same training without it; null for a training that is to work.</param>
internal sealed record ZooCell(string Id, ZooSplit Split, string Recipe, ExperimentConfig Config, string Why, string? TwinId)
{
    /// <summary>The name of its part of the zoo: calibrate or test.</summary>
    public string Part => Split.ToString().ToLowerInvariant();

    public required IReadOnlyList<string> Faults { get; init; }

    public required IReadOnlyList<string> Acceptable { get; init; }

    /// <summary>Tables that its config reads.</summary>
    public IReadOnlyList<Table> Tables { get; init; } = [];
}

/// <summary>Every training of the zoo, from one seed.</summary>
internal static class ZooGenerator
{
    // Replicate r uses the config's seed + r, so cells of 8 replicates are 16 apart, and no two parts share a seed.
    private const int SeedsApart = 16;
    private const int PartsApart = 1_000_000;

    public static IReadOnlyList<Recipe<Planted>> PlantedRecipes { get; } =
    [
        .. DepthRecipes.All, .. InitializationRecipes.All, .. RateRecipes.All, .. DataRecipes.All, .. OutputRecipes.All,
            .. RecurrentRecipes.All,
    ];

    public static IReadOnlyList<ZooCell> All(int seed) =>
        [.. Enum.GetValues<ZooSplit>().SelectMany(split => Part(seed, split))];

    private static IEnumerable<ZooCell> Part(int seed, ZooSplit split)
    {
        var first = (int)split * PartsApart;
        foreach (var (recipe, id) in Named(PlantedRecipes, split))
        {
            var habitat = new Habitat(split, Draws.For(seed, id), id, first += SeedsApart);
            var planted = recipe.Draw(habitat);
            var twin = $"{id}-twin";
            yield return new ZooCell(id, split, recipe.Name, planted.Faulty with { Name = id }, planted.Why, twin)
            {
                Faults = planted.Faults,
                Acceptable = planted.Acceptable,
                Tables = habitat.Tables,
            };
            yield return new ZooCell(twin, split, recipe.Name, planted.Twin with { Name = twin },
                "the same training without the planted cause", null)
            {
                Faults = [Symptom.Healthy],
                Acceptable = [],
                Tables = habitat.Tables,
            };
        }
        foreach (var (recipe, id) in Named(WorkingRecipes.All, split))
        {
            var habitat = new Habitat(split, Draws.For(seed, id), id, first += SeedsApart);
            var working = recipe.Draw(habitat);
            yield return new ZooCell(id, split, recipe.Name, working.Config with { Name = id }, working.Why, null)
            {
                Faults = [Symptom.Healthy],
                Acceptable = working.Acceptable,
                Tables = habitat.Tables,
            };
        }
    }

    private static IEnumerable<(Recipe<T> Recipe, string Id)> Named<T>(IEnumerable<Recipe<T>> recipes, ZooSplit split) =>
        recipes.SelectMany(recipe => Enumerable.Range(1, recipe.Times)
            .Select(number => (recipe, $"{Letter(split)}-{recipe.Name}-{number}")));

    private static char Letter(ZooSplit split) => split switch
    {
        ZooSplit.Calibrate => 'c',
        ZooSplit.Test => 't',
        _ => 's',
    };
}
