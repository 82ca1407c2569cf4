using TorchVanish.Runs.Files;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>findings.json: the diagnosis of a run, in its folder.</summary>
public static class FindingsFile
{
    public const string Name = "findings.json";

    /// <exception cref="StorageException">The folder cannot be written.</exception>
    public static void Write(string folder, Diagnosis diagnosis) => JsonFile.Write(Path.Combine(folder, Name), diagnosis);

    /// <summary>The text of the file.</summary>
    public static string Text(Diagnosis diagnosis) => JsonFile.Text(diagnosis);

    /// <exception cref="StorageException">The file cannot be read, or is not what is written here.</exception>
    public static Diagnosis Read(string folder) => JsonFile.Read<Diagnosis>(Path.Combine(folder, Name));
}
