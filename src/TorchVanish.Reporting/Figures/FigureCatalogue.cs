using TorchVanish.Analysis.Measured;

namespace TorchVanish.Reporting.Figures;

/// <summary>All figures, in the order of a report.</summary>
public static class FigureCatalogue
{
    public static IReadOnlyList<Figure> All { get; } =
    [
        .. typeof(Figure).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Figure)) && !type.IsAbstract)
            .Select(type => (Figure)Activator.CreateInstance(type)!)
            .OrderBy(figure => figure.Order)
            .ThenBy(figure => figure.Name, StringComparer.Ordinal),
    ];

    /// <summary>The figures of a report on these runs.</summary>
    public static IReadOnlyList<Figure> For(IReadOnlyList<MeasuredRun> runs) => [.. All.Where(figure => figure.Concerns(runs))];
}
