namespace TorchVanish.Cli.Tests;

/// <summary>Where the program that was built with these tests lies, and the files of the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Configs => Path.Combine(Root, "configs");

    /// <summary>The program, built for the same configuration as these tests.</summary>
    public static string Program { get; } = Path.Combine(
        Root,
        "src/TorchVanish.Cli",
        Path.GetRelativePath(Path.Combine(Root, "tests/TorchVanish.Cli.Tests"), AppContext.BaseDirectory),
        OperatingSystem.IsWindows() ? "torchvanish.exe" : "torchvanish");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "TorchVanish.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not lie below TorchVanish.sln."));
}
