using System.Runtime.CompilerServices;
using TorchVanish.ProcessPolicy;

namespace TorchVanish.Monitoring.Tests;

internal static class LibtorchLoader
{
    [ModuleInitializer]
    internal static void Load() => NativeLibtorch.Load();
}
