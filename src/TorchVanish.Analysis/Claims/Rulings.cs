namespace TorchVanish.Analysis.Claims;

/// <summary>Decides the verdict from the cases of a claim. The report shows the first of several cases on one side.</summary>
public static class Rulings
{
    /// <summary>Supported if every case holds, refuted if one fails.</summary>
    public static Ruling Plainly(params IReadOnlyList<Case> cases) =>
        Decide.Plainly(All(cases)) with { Cases = cases };

    /// <summary>
    /// For a statement about several cases: supported if it holds in all, refuted if it holds in none, conditional if it holds only in
    /// some.
    /// </summary>
    public static Ruling Throughout(params IReadOnlyList<Case> cases) =>
        Decide.Throughout(cases.Select(c => c.Holds)) with { Cases = cases };

    /// <summary>The same for parts with several cases each: a part holds if all of its cases hold.</summary>
    public static Ruling Throughout(IReadOnlyList<IReadOnlyList<Case>> parts) =>
        Decide.Throughout(parts.Select(All)) with
        {
            Cases = [.. parts.Where(part => All(part).Holds == true)
            .Concat(parts.Where(part => All(part).Holds != true)).SelectMany(part => part)]
        };

    /// <summary>
    /// For a statement with a core: refuted if a case of the core fails, supported if all cases hold, conditional if the core holds and
    /// another case fails.
    /// </summary>
    public static Ruling Core(IReadOnlyList<Case> core, IReadOnlyList<Case> elsewhere) =>
        Decide.Sides(All(core), !All(elsewhere)) with { Cases = [.. core, .. elsewhere] };

    private static Decision All(IReadOnlyList<Case> cases) => Decide.All(cases.Select(c => c.Holds));
}
