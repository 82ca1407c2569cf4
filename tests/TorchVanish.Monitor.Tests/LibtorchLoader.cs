using System.Runtime.CompilerServices;
using TorchVanish.Experiments.Devices;

namespace TorchVanish.Monitoring.Tests;

internal static class LibtorchLoader
{
    [ModuleInitializer]
    internal static void Load() => NativeLibtorch.Load();
}
