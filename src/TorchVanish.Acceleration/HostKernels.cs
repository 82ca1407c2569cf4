using TorchVanish.Acceleration.Layers;
using TorchVanish.Acceleration.Passes;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Probes;

namespace TorchVanish.Acceleration;

/// <summary>
/// Kernels of our own and passes over the memory of the CPU, besides torch's operations. An executable that wants them registers them; a
/// run that uses them records it and checks itself against torch (docs/decisions/0015).
/// </summary>
public static class HostKernels
{
    /// <summary>From now on every run with <c>kernels: auto</c> on a CPU uses them.</summary>
    public static void Register() => (IHostLayers.Registered, IHostPasses.Registered) = (new HostLayers(), new HostPasses());
}
