namespace TorchVanish;

/// <summary>Layers that took part in an update without call(): they have gradients, and no hook ran.</summary>
internal static class MissedHooks
{
    /// <param name="gradients">Of the update; they were read.</param>
    public static List<LayerSite> Of(IReadOnlyList<LayerSite> sites, ParameterGradients gradients)
    {
        // A parameter that a called layer shares got its gradient there.
        var called = sites.Where(site => site.Called).SelectMany(site => site.Parameters).Select(ParameterGradients.Key).ToHashSet();
        return
        [
            .. sites.Where(site => !site.Called && site.Hookable).Where(site => WeightMeasurement.Norm(gradients.Of(
                site.Parameters.Where(parameter => !called.Contains(ParameterGradients.Key(parameter))))) != 0),
        ];
    }
}
