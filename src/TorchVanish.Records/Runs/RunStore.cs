using TorchVanish.Records.Configuration;
using TorchVanish.Records.Files;

namespace TorchVanish.Records.Runs;

/// <summary>The only reader and writer of run folders.</summary>
public static class RunStore
{
    /// <summary>Whether the folder holds a run, whole or not.</summary>
    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, RunFiles.Config));

    /// <summary>Starts a run folder.</summary>
    /// <exception cref="StorageException">The folder holds a run already, or cannot be written.</exception>
    public static RunWriter Create(string folder, ExperimentConfig config, RunEnvironment environment, RunManifest? manifest = null, TimeProvider? clock = null)
    {
        if (File.Exists(folder))
            throw new StorageException($"{folder}: is a file; name a folder for the run.");
        var writer = new RunWriter(folder, config, environment, manifest, clock ?? TimeProvider.System);
        if (Exists(folder) || !writer.Begin())
            throw new StorageException($"{folder}: holds a run already; name another folder with --out, or remove this one.");
        return writer;
    }

    /// <summary>The name itself, or the name with the first number that is free.</summary>
    public static string FreshFolder(string parent, string name)
    {
        var folder = Path.Combine(parent, name);
        for (var number = 2; Directory.Exists(folder) || File.Exists(folder); number++)
            folder = Path.Combine(parent, $"{name}-{number}");
        return folder;
    }

    /// <exception cref="StorageException">The folder is no run folder, or a file in it is damaged.</exception>
    public static RunRecord Read(string folder)
    {
        if (File.Exists(folder))
            throw new StorageException($"{folder}: is a file; name the folder of a run, the one that holds {RunFiles.Config}.");
        if (!Directory.Exists(folder))
            throw new StorageException($"{folder}: there is no such folder; name the folder of a run, the one that holds {RunFiles.Config}.");
        if (!Exists(folder))
            throw new StorageException($"{folder}: is not the folder of a run, for it holds no {RunFiles.Config}.");
        string At(string file) => Path.Combine(folder, file);
        return new RunRecord(
            folder,
            ReadConfig(At(RunFiles.Config)),
            JsonFile.Read<RunEnvironment>(At(RunFiles.Environment)),
            File.Exists(At(RunFiles.Status)) ? JsonFile.Read<RunStatus>(At(RunFiles.Status)) : null,
            ReadTable(At(RunFiles.Training), RunTables.Training),
            ReadTable(At(RunFiles.Layers), RunTables.Layers),
            ReadTable(At(RunFiles.Weights), RunTables.Weights))
        {
            Manifest = ReadManifest(At(RunFiles.Manifest)),
            Jacobians = ReadTable(At(RunFiles.Jacobians), RunTables.Jacobians),
            Derivatives = ReadTable(At(RunFiles.Derivatives), RunTables.Derivatives),
            Timesteps = ReadTable(At(RunFiles.Timesteps), RunTables.Timesteps),
        };
    }

    private static RunManifest? ReadManifest(string path)
    {
        if (!File.Exists(path))
            return null;
        var manifest = JsonFile.Read<RunManifest>(path);
        return manifest.Format <= RunManifest.CurrentFormat ? manifest
            : throw new StorageException(
                $"{path}: the run has format {manifest.Format}, and this version of torchvanish reads formats up to {RunManifest.CurrentFormat}; use a newer version.");
    }

    // A run that was killed before its first checkpoint has no tables yet: it is a short run, not a damaged one.
    private static IReadOnlyList<T> ReadTable<T>(string path, RunTable<T> table) => File.Exists(path) ? table.Read(path) : [];

    private static ExperimentConfig ReadConfig(string path)
    {
        try
        {
            return ConfigReader.ReadFile(path);
        }
        catch (ConfigException error)
        {
            // The program wrote this file, so an invalid config means that the run folder is damaged.
            throw new StorageException(error.Message, error);
        }
    }
}
