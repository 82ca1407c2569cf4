using TorchSharp.Modules;
using TorchVanish.Acceleration.Activations;
using TorchVanish.Acceleration.Numerics;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Models.Activations;
using TorchVanish.Experiments.Models.Recurrent;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Acceleration.Layers;

/// <summary>The layers that have a form of their own: dense and simple recurrent ones, with an activation that has a kernel.</summary>
internal sealed class HostLayers : IHostLayers
{
    public Module<Tensor, Tensor>? Dense(IEnumerable<Linear> layers, Activation? activation) =>
        activation is null ? new HostDenseLayer(layers, LayerKernel.WithoutActivation, phi: null)
        : KernelCatalogue.For(activation) is { } kernel ? new HostDenseLayer(layers, kernel, activation.CreateModule())
        : null;

    public IRecurrence? Recurrence(IReadOnlyList<Module> cells, Activation activation) =>
        KernelCatalogue.For(activation) is { } kernel ? new HostRecurrentLayer(cells, kernel, activation.CreateModule()) : null;
}
