using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>Finds the modules of a network that are measured.</summary>
internal static class SiteFinder
{
    /// <summary>The name of the network itself, where it has parameters of its own.</summary>
    private const string Root = "model";

    /// <returns>In the order of named_modules(); a module with two names comes once, by its first.</returns>
    public static IReadOnlyList<LayerSite> Find(nn.Module model, Func<string, nn.Module, bool>? wanted)
    {
        var seen = new HashSet<nn.Module>(ReferenceEqualityComparer.Instance);
        return
        [
            .. InOrder(Root, "", model)
                .Where(found => seen.Add(found.Module))
                .Where(found => found.Module.named_parameters(recurse: false).Any() || ElementwiseActivation.Of(found.Module) is not null)
                .Select(found => new LayerSite(found.Name, found.Module, wanted?.Invoke(found.Name, found.Module) ?? true)),
        ];
    }

    // Depth first, which is nearer to the order of calls than the breadth first of named_modules().
    private static IEnumerable<(string Name, nn.Module Module)> InOrder(string name, string prefix, nn.Module module)
    {
        yield return (name, module);
        foreach (var (child, childModule) in module.named_children())
        {
            foreach (var found in InOrder(prefix + child, $"{prefix}{child}.", childModule))
                yield return found;
        }
    }
}
