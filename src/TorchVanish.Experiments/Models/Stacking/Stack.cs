using TorchVanish.Experiments.Models.Activations;
using TorchVanish.Experiments.Models.Recurrent;
using TorchVanish.Experiments.Models.Sequential;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Parameter = TorchSharp.Modules.Parameter;

namespace TorchVanish.Experiments.Models.Stacking;

/// <summary>
/// Stacks R modules of the same shape into one module with a leading replicate dimension, like torch.func.stack_module_state with vmap in
/// PyTorch. TorchSharp has no equivalent.
/// </summary>
/// <remarks>
/// Units come before samples, [R, d, B]. A layer is then W x, the gradients of W and b have the layout of W and b, and no tensor is
/// copied or transposed between layers.
/// </remarks>
internal static class Stack
{
    /// <summary>Stacks R networks into one. Layers keep their names; parameters are [R, ...].</summary>
    /// <param name="forms">Other forms of the stacked layers; null for torch's operations alone.</param>
    /// <exception cref="NotSupportedException">A module has no stacked form; train its replicates one at a time.</exception>
    public static LayeredNetwork Networks(IReadOnlyList<LayeredNetwork> networks, IHostLayers? forms) => networks[0] switch
    {
        Mlp mlp => new Mlp(
            [.. mlp.Hidden.Select((_, i) =>
                HiddenLayers([.. networks.Cast<Mlp>().Select(network => network.Hidden[i])], mlp.Activation, forms))],
            Modules([.. networks.Cast<Mlp>().Select(network => network.Output)], forms),
            mlp.Activation,
            mlp.DerivativeSupremum),
        RecurrentNetwork recurrent => new RecurrentNetwork(
            Recurrence([.. networks.Cast<RecurrentNetwork>().Select(network => network.Recurrence.Cell)], recurrent.Activation, forms),
            Modules([.. networks.Cast<RecurrentNetwork>().Select(network => network.Output)], forms),
            recurrent.Activation,
            recurrent.DerivativeSupremum,
            recurrent.Outputs),
        SequentialNetwork => StackedSequential.Of([.. networks.Cast<SequentialNetwork>()], forms),
        var network => throw new NotSupportedException($"{network.GetType().Name} has no stacked form"),
    };

    private static HiddenLayer HiddenLayers(IReadOnlyList<HiddenLayer> layers, Activation activation, IHostLayers? forms)
    {
        Module<Tensor, Tensor>? All(Func<HiddenLayer, Module<Tensor, Tensor>?> select) =>
            select(layers[0]) is null ? null : Modules([.. layers.Select(layer => select(layer)!)], forms);
        var after = All(layer => layer.AfterActivation);
        var shortcut = layers[0].Shortcut;
        // A dense layer may also compute φ, if there is no normalization between them.
        if (layers[0].BeforeActivation is null
            && forms?.Dense(layers.Select(layer => layer.Linear).Cast<TorchSharp.Modules.Linear>(), activation) is { } dense)
            return new(dense, null, null, after, shortcut);
        return new(
            All(layer => layer.Linear)!, All(layer => layer.BeforeActivation), All(layer => layer.Activation), after, shortcut);
    }

    internal static Module<Tensor, Tensor> Modules(IReadOnlyList<Module<Tensor, Tensor>> modules, IHostLayers? forms) => modules[0] switch
    {
        TorchSharp.Modules.Linear { bias: null } => throw new NotSupportedException("a linear layer without a bias has no stacked form"),
        TorchSharp.Modules.Linear => Dense([.. modules.Cast<TorchSharp.Modules.Linear>()], forms),
        TorchSharp.Modules.BatchNorm1d => new StackedBatchNorm([.. modules.Cast<TorchSharp.Modules.BatchNorm1d>()]),
        TorchSharp.Modules.LayerNorm => new StackedLayerNorm([.. modules.Cast<TorchSharp.Modules.LayerNorm>()]),
        // Softmax needs the units in the last dimension; in a stack they are not.
        TorchSharp.Modules.Softmax => throw new NotSupportedException("Softmax has no stacked form"),
        // An elementwise module without state works with any leading dimension.
        var module when !module.parameters().Any() && !module.buffers().Any() => module,
        var module => throw new NotSupportedException($"{module.GetType().Name} has no stacked form"),
    };

    private static Module<Tensor, Tensor> Dense(IReadOnlyList<TorchSharp.Modules.Linear> layers, IHostLayers? forms) =>
        forms?.Dense(layers, activation: null) ?? new StackedDense(layers);

    private static IRecurrence Recurrence(IReadOnlyList<Module> cells, Activation? activation, IHostLayers? forms) => cells[0] switch
    {
        TorchSharp.Modules.RNNCell => forms?.Recurrence(cells, activation!) ?? new StackedRnn(cells, activation!),
        TorchSharp.Modules.LSTMCell => new StackedLstm(cells),
        TorchSharp.Modules.GRUCell => new StackedGru(cells),
        var cell => throw new NotSupportedException($"{cell.GetType().Name} has no stacked form"),
    };

    /// <returns>[R, ...], an independent copy.</returns>
    public static Parameter Parameters(IEnumerable<Parameter> parameters) => new(stack([.. parameters.Select(p => p.detach())]));
}
