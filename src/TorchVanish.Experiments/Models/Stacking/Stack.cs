using TorchVanish.Experiments.Models.Activations;
using TorchVanish.Experiments.Models.Recurrent;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Parameter = TorchSharp.Modules.Parameter;

namespace TorchVanish.Experiments.Models.Stacking;

/// <summary>
/// Turns R modules of the same shape into one with a leading replicate dimension: what torch.func's stack_module_state and vmap do
/// for PyTorch, and what TorchSharp does not have.
/// </summary>
/// <remarks>
/// Inside, units come before samples, [R, d, B]: a layer is then W x, the gradients of W and b come out in the layout of W and b, and
/// nothing is copied or turned round between two layers.
/// </remarks>
internal static class Stack
{
    /// <summary>R networks as one, whose layers keep their names and whose parameters are [R, ...].</summary>
    /// <exception cref="NotSupportedException">A module of a kind that has no stacked form; train these one at a time.</exception>
    public static LayeredNetwork Networks(IReadOnlyList<LayeredNetwork> networks) => networks[0] switch
    {
        Mlp mlp => new Mlp(
            [.. mlp.Hidden.Select((_, i) => HiddenLayers([.. networks.Cast<Mlp>().Select(network => network.Hidden[i])], mlp.Activation))],
            Modules([.. networks.Cast<Mlp>().Select(network => network.Output)]),
            mlp.Activation,
            mlp.DerivativeSupremum),
        RecurrentNetwork recurrent => new RecurrentNetwork(
            Recurrence([.. networks.Cast<RecurrentNetwork>().Select(network => network.Recurrence.Cell)], recurrent.Activation),
            Modules([.. networks.Cast<RecurrentNetwork>().Select(network => network.Output)]),
            recurrent.Activation,
            recurrent.DerivativeSupremum,
            recurrent.Outputs),
        var network => throw new NotSupportedException($"{network.GetType().Name} has no stacked form"),
    };

    private static HiddenLayer HiddenLayers(IReadOnlyList<HiddenLayer> layers, Activation activation)
    {
        Module<Tensor, Tensor>? All(Func<HiddenLayer, Module<Tensor, Tensor>?> select) => select(layers[0]) is null ? null : Modules([.. layers.Select(layer => select(layer)!)]);
        var after = All(layer => layer.AfterActivation);
        // φ is computed together with z where nothing stands between.
        return layers[0].BeforeActivation is null && activation.Kernel is not null
            ? new(new StackedDense(layers.Select(layer => layer.Linear).Cast<TorchSharp.Modules.Linear>(), activation), null, null, after, layers[0].Shortcut)
            : new(All(layer => layer.Linear)!, All(layer => layer.BeforeActivation), All(layer => layer.Activation), after, layers[0].Shortcut);
    }

    private static Module<Tensor, Tensor> Modules(IReadOnlyList<Module<Tensor, Tensor>> modules) => modules[0] switch
    {
        TorchSharp.Modules.Linear => new StackedDense(modules.Cast<TorchSharp.Modules.Linear>()),
        TorchSharp.Modules.BatchNorm1d => new StackedBatchNorm([.. modules.Cast<TorchSharp.Modules.BatchNorm1d>()]),
        TorchSharp.Modules.LayerNorm => new StackedLayerNorm([.. modules.Cast<TorchSharp.Modules.LayerNorm>()]),
        // Elementwise and without state, it is the same for any leading dimension.
        var module when !module.parameters().Any() && !module.buffers().Any() => module,
        var module => throw new NotSupportedException($"{module.GetType().Name} has no stacked form"),
    };

    private static IRecurrence Recurrence(IReadOnlyList<Module> cells, Activation? activation) => cells[0] switch
    {
        TorchSharp.Modules.RNNCell => new StackedRnn(cells, activation!),
        TorchSharp.Modules.LSTMCell => new StackedLstm(cells),
        TorchSharp.Modules.GRUCell => new StackedGru(cells),
        var cell => throw new NotSupportedException($"{cell.GetType().Name} has no stacked form"),
    };

    /// <returns>[R, ...], a copy that is trained by itself.</returns>
    public static Parameter Parameters(IEnumerable<Parameter> parameters) => new(stack([.. parameters.Select(p => p.detach())]));
}
