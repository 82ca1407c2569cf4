using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TorchVanish.Build.Tests;

/// <summary>What an assembly does to the process that it runs in: calls of native code, finalizers, and calls that change the process.</summary>
internal static class ProcessUses
{
    private const string AnyMember = "*";

    private static readonly HashSet<(string Type, string Member)> Changing =
    [
        ("System.GC", "Collect"), ("System.GC", "WaitForPendingFinalizers"), ("System.GC", "TryStartNoGCRegion"),
        ("System.Runtime.GCSettings", "set_LatencyMode"), ("System.AppContext", "SetSwitch"),
        ("System.Environment", "SetEnvironmentVariable"), ("System.Environment", "Exit"), ("System.Environment", "FailFast"),
        ("System.Runtime.InteropServices.NativeLibrary", AnyMember),
    ];

    /// <returns>One name for each.</returns>
    public static IReadOnlyList<string> Of(string path)
    {
        using var assembly = new PEReader(File.OpenRead(path));
        var metadata = assembly.GetMetadataReader();
        var methods = from handle in metadata.MethodDefinitions
                      let method = metadata.GetMethodDefinition(handle)
                      let name = metadata.GetString(method.Name)
                      where (method.Attributes & MethodAttributes.PinvokeImpl) != 0 || name == "Finalize"
                      let type = metadata.GetTypeDefinition(method.GetDeclaringType())
                      select $"{metadata.GetString(type.Name)}.{name}";
        var calls = from handle in metadata.MemberReferences
                    let member = metadata.GetMemberReference(handle)
                    where member.Parent.Kind == HandleKind.TypeReference
                    let type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent)
                    let called = (Type: $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}",
                        Member: metadata.GetString(member.Name))
                    where Changing.Contains(called) || Changing.Contains((called.Type, AnyMember))
                    select $"{called.Type}.{called.Member}";
        return [.. methods.Concat(calls).Distinct()];
    }
}
