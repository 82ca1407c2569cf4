using TorchVanish.Experiments.Models.Sequential;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Stacking;

/// <summary>Stacks sequential networks for vectors. Flatten layers are removed, because vectors are flat.</summary>
internal static class StackedSequential
{
    /// <exception cref="NotSupportedException">A layer has no stacked form.</exception>
    public static SequentialNetwork Of(IReadOnlyList<SequentialNetwork> networks, IHostLayers? forms)
    {
        var first = networks[0];
        if (first.Input is not [_])
            throw new NotSupportedException("a network of images or sequences has no stacked form");
        var stacks = new Dictionary<Module, Module<Tensor, Tensor>>(ReferenceEqualityComparer.Instance);
        var modules = Chain([.. networks.Select(network => network.Modules)], stacks, forms);
        IReadOnlyList<NetworkLayer> layers = [.. first.Layers.Select(layer =>
            layer with { Linear = stacks[layer.Linear], Site = stacks[layer.Site], FlattenedMatrices = null })];
        return new SequentialNetwork(
            modules, layers, [.. first.Penalties.Select(penalty => penalty with { Layer = layers[penalty.Layer.Number - 1] })],
                input: null);
    }

    /// <param name="chains">The modules of each replicate, of the same kinds.</param>
    /// <param name="stacks">Receives the stack of each module, by the module of the first replicate.</param>
    private static List<(string Name, Module<Tensor, Tensor> Module)> Chain(
        IReadOnlyList<IReadOnlyList<(string Name, Module<Tensor, Tensor> Module)>> chains,
            Dictionary<Module, Module<Tensor, Tensor>> stacks, IHostLayers? forms)
    {
        var stacked = new List<(string, Module<Tensor, Tensor>)>();
        foreach (var (i, (name, module)) in chains[0].Index())
        {
            if (module is TorchSharp.Modules.Flatten)
                continue;
            Module<Tensor, Tensor>[] all = [.. chains.Select(chain => chain[i].Module)];
            stacks[module] = module switch
            {
                ResidualBranch branch => new ResidualBranch(
                    Chain([.. all.Cast<ResidualBranch>().Select(residual => residual.Branch)], stacks, forms), branch.Scale),
                SeededDropout => new StackedDropout([.. all.Cast<SeededDropout>()]),
                // Units are the second dimension of a stack.
                TorchSharp.Modules.Softmax => Softmax(1),
                _ => Stack.Modules(all, forms),
            };
            stacked.Add((name, stacks[module]));
        }
        return stacked;
    }
}
