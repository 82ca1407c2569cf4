using System.Reflection;

namespace TorchVanish.Build.Tests;

/// <summary>Where the build has put things, as the project file tells.</summary>
internal static class BuildPaths
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string ShippedLibrary { get; } =
        Path.Combine(Metadata("TorchSharpPackage"), "runtimes", "linux-x64", "native", "libLibTorchSharp.so");

    public static string ShippedPackage { get; } =
        Directory.EnumerateFiles(Metadata("TorchSharpPackage"), "*.nupkg").Single();

    public static IEnumerable<string> SourceProjects { get; } =
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>The output folder of a project, such as src/TorchVanish.Cli.</summary>
    public static string Output(string project) => Path.Combine(Root, project, Metadata("OutputFolder"));

    private static string Metadata(string key) => typeof(BuildPaths).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
