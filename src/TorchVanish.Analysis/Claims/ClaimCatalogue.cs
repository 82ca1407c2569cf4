namespace TorchVanish.Analysis.Claims;

/// <summary>All claims, in the order of the note.</summary>
public static class ClaimCatalogue
{
    public static IReadOnlyList<Claim> All { get; } =
    [
        .. typeof(Claim).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Claim)) && !type.IsAbstract)
            .Select(type => (Claim)Activator.CreateInstance(type)!)
            .OrderBy(claim => claim.Order)
            .ThenBy(claim => claim.Id, StringComparer.Ordinal),
    ];
}
