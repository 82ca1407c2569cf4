namespace TorchVanish.Analysis.Claims;

/// <summary>From the cases of a claim to its verdict. The order of the cases counts: of several on one side the first is shown.</summary>
public static class Rulings
{
    /// <summary>Supported where every case holds, refuted where one fails.</summary>
    public static Ruling Plainly(params IReadOnlyList<Case> cases) =>
        Decide.Plainly(All(cases)) with { Cases = cases };

    /// <summary>
    /// For a statement about several cases: supported where it holds in all, refuted where in none, conditional where in some and not in
    /// others.
    /// </summary>
    public static Ruling Throughout(params IReadOnlyList<Case> cases) =>
        Decide.Throughout(cases.Select(c => c.Holds)) with { Cases = cases };

    /// <summary>The same for parts that have several cases each: a part holds where all of its cases do.</summary>
    public static Ruling Throughout(IReadOnlyList<IReadOnlyList<Case>> parts) =>
        Decide.Throughout(parts.Select(All)) with { Cases = [.. parts.Where(part => All(part).Holds == true)
            .Concat(parts.Where(part => All(part).Holds != true)).SelectMany(part => part)] };

    /// <summary>
    /// For a statement with a core: refuted where a case of the core fails, supported where all cases hold, and conditional where
    /// the core holds and a case elsewhere fails.
    /// </summary>
    public static Ruling Core(IReadOnlyList<Case> core, IReadOnlyList<Case> elsewhere) =>
        Decide.Sides(All(core), !All(elsewhere)) with { Cases = [.. core, .. elsewhere] };

    private static Decision All(IReadOnlyList<Case> cases) => Decide.All(cases.Select(c => c.Holds));
}
