namespace TorchVanish.Runs.Tests;

/// <summary>Files of the repository that tests hold against the code.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Configs => Path.Combine(Root, "configs");

    public const string Schema = "experiment.schema.json";

    public static IEnumerable<string> ConfigFiles() =>
        Directory.EnumerateFiles(Configs, "*.json").Where(path => Path.GetFileName(path) != Schema).Order(StringComparer.Ordinal);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "TorchVanish.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not lie below TorchVanish.sln."));
}
