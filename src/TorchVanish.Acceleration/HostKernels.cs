using TorchVanish.Acceleration.Layers;
using TorchVanish.Acceleration.Passes;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Probes;

namespace TorchVanish.Acceleration;

/// <summary>
/// Kernels and passes over CPU memory that replace operations of torch. An executable registers them to use them. A run that uses them
/// records this and checks itself against torch (docs/decisions/0015).
/// </summary>
public static class HostKernels
{
    /// <summary>Every later run with <c>kernels: auto</c> on a CPU uses them.</summary>
    public static void Register() => (IHostLayers.Registered, IHostPasses.Registered) = (new HostLayers(), new HostPasses());
}
