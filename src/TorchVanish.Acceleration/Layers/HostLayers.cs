using TorchSharp.Modules;
using TorchVanish.Acceleration.Activations;
using TorchVanish.Acceleration.Numerics;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Models.Activations;
using TorchVanish.Experiments.Models.Recurrent;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Acceleration.Layers;

/// <summary>Creates dense and simple recurrent layers that use kernels, if their activation has one.</summary>
internal sealed class HostLayers : IHostLayers
{
    public Module<Tensor, Tensor>? Dense(IEnumerable<Linear> layers, Activation? activation) =>
        activation is null ? new HostDenseLayer(layers, LayerKernel.WithoutActivation, phi: null)
        : KernelCatalogue.For(activation) is { } kernel ? new HostDenseLayer(layers, kernel, activation.CreateModule())
        : null;

    public IRecurrence? Recurrence(IReadOnlyList<Module> cells, Activation activation) =>
        KernelCatalogue.For(activation) is { } kernel ? new HostRecurrentLayer(cells, kernel, activation.CreateModule()) : null;
}
