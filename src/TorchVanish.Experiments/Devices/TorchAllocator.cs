using System.Runtime.InteropServices;

namespace TorchVanish.Experiments.Devices;

/// <summary>
/// Gives torch its CPU memory from MKL's allocator, mkl_malloc, instead of posix_memalign, through c10::SetCPUAllocator.
/// </summary>
/// <remarks>
/// Up to version 2.37 the C library cannot serve posix_memalign from a block of the same size that was freed before, because it looks
/// for room to align in, so the gradients of each step come from fresh memory: at width 128 the resident set grew by 4 MB a step, and
/// a quarter of the time went to clearing pages (docs/performance.md). mkl_malloc asks malloc for a little more and aligns within it.
/// Torch computes the same numbers either way, so where it has no MKL, or where an allocation does not look as expected, nothing is
/// installed. Memory is freed by native code alone, so that nothing calls into C# while the process ends.
/// </remarks>
internal static unsafe partial class TorchAllocator
{
    // What torch's own allocator aligns to.
    private const int Alignment = 64;

    // The virtual functions of c10::Allocator: two destructors, allocate, is_simple_data_ptr, raw_deleter, copy_data.
    private const int Functions = 6;
    private const int AllocateSlot = 2;
    private const int RawDeleterSlot = 4;

    // In front of the functions: the offset to the top of the object, and its type information.
    private const int Preamble = 2;

    // c10::Device, two bytes: type CPU, index -1.
    private const ushort CpuDevice = 0xFF00;

    private const byte HighestPriority = 255;

    private static readonly Lazy<bool> Installed = new(InstallOnce);
    private static delegate* unmanaged<nuint, int, void*> s_malloc;
    private static void* s_free;

    /// <summary>Call it once libtorch is loaded; calling it again costs nothing.</summary>
    /// <returns>Whether torch allocates through it from now on.</returns>
    public static bool Install() => Installed.Value;

    private static bool InstallOnce()
    {
        if (!OperatingSystem.IsLinux()
            || !NativeLibrary.TryLoad("libc10.so", out var c10)
            || !NativeLibrary.TryLoad("libtorch_cpu.so", out var torch)
            || !NativeLibrary.TryGetExport(torch, "mkl_serv_malloc", out var malloc)
            || !NativeLibrary.TryGetExport(torch, "mkl_serv_free", out var free)
            || !NativeLibrary.TryGetExport(c10, "_ZN3c1015GetCPUAllocatorEv", out var get)
            || !NativeLibrary.TryGetExport(c10, "_ZN3c1015SetCPUAllocatorEPNS_9AllocatorEh", out var set))
        {
            return false;
        }
        var packaged = ((delegate* unmanaged<void**>)get)();
        var functions = (void**)*packaged;
        if (!LooksAsExpected(packaged, functions))
            return false;
        s_malloc = (delegate* unmanaged<nuint, int, void*>)malloc;
        s_free = (void*)free;

        // Both live as long as the process does.
        var table = (void**)NativeMemory.Alloc((Preamble + Functions) * (nuint)sizeof(void*));
        new Span<nint>(functions - Preamble, Preamble + Functions).CopyTo(new Span<nint>(table, Preamble + Functions));
        table[Preamble + AllocateSlot] = (delegate* unmanaged<void*, nuint, DataPointer>)&Allocate;
        table[Preamble + RawDeleterSlot] = (delegate* unmanaged<void*, void*>)&RawDeleter;
        var allocator = (void**)NativeMemory.AllocZeroed((nuint)sizeof(void*));
        *allocator = table + Preamble;
        ((delegate* unmanaged<void*, byte, void>)set)(allocator, HighestPriority);
        return true;
    }

    private static bool LooksAsExpected(void** allocator, void** functions)
    {
        var probe = ((delegate* unmanaged<void*, nuint, DataPointer>)functions[AllocateSlot])(allocator, (nuint)Alignment);
        if (probe.Data != probe.Context || probe.Deleter == null || (nuint)probe.Data % (nuint)Alignment != 0 || (ushort)probe.Device != CpuDevice)
            return false;
        ((delegate* unmanaged<void*, void>)probe.Deleter)(probe.Context);
        return true;
    }

    [UnmanagedCallersOnly]
    private static DataPointer Allocate(void* self, nuint bytes)
    {
        if (bytes == 0)
            return new DataPointer { Deleter = s_free, Device = CpuDevice };
        var data = s_malloc(bytes, Alignment);
        // An exception must not cross from here into C++, so that torch cannot say this itself.
        if (data == null)
            Environment.FailFast($"Out of memory: torch asked for {bytes} bytes; fewer replicates in one graph or a smaller network need less.");
        return new DataPointer { Data = data, Deleter = s_free, Context = data, Device = CpuDevice };
    }

    [UnmanagedCallersOnly]
    private static void* RawDeleter(void* self) => s_free;

    /// <summary>c10::DataPtr, as its fields lie in memory.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct DataPointer
    {
        public void* Data;
        public void* Deleter;
        public void* Context;
        public nint Device;
    }
}
