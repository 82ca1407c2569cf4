using System.Text.Json;
using TorchVanish.Runs.Files;

namespace TorchVanish.Runs;

/// <summary>The only reader and writer of run folders.</summary>
public static class RunStore
{
    /// <summary>Whether the folder contains a run, complete or not.</summary>
    public static bool Exists(string folder) =>
        File.Exists(Path.Combine(folder, RunFiles.Manifest)) || File.Exists(Path.Combine(folder, RunFiles.Config));

    /// <summary>Starts a run folder.</summary>
    /// <exception cref="StorageException">The folder already contains a run, or cannot be written.</exception>
    /// <param name="config">The text of config.json; null for a run without a config.</param>
    /// <param name="manifest">run.json; a run without a config needs it.</param>
    public static RunWriter Create(string folder, string? config, RunEnvironment environment, RunManifest? manifest = null,
        TimeProvider? clock = null)
    {
        if (File.Exists(folder))
            throw new StorageException($"{folder}: is a file; name a folder for the run.");
        var writer = new RunWriter(folder, config, environment, manifest, clock ?? TimeProvider.System);
        if (Exists(folder) || !writer.Begin())
            throw StorageException.Occupied(folder, "a run");
        return writer;
    }

    /// <summary>Resumes a run that was killed, interrupted or failed. Finished groups are kept; the others start again.</summary>
    /// <exception cref="StorageException">The folder does not contain a run, or cannot be written.</exception>
    public static RunWriter Resume(string folder, RunEnvironment environment, TimeProvider? clock = null)
    {
        var run = Read(folder);
        var writer = new RunWriter(folder, run.ConfigText, environment, run.Manifest, clock ?? TimeProvider.System);
        writer.Resume();
        return writer;
    }

    /// <summary>A folder that does not exist yet: the name, or the name with the first free number, from 2.</summary>
    public static string FreshFolder(string parent, string name)
    {
        var folder = Path.Combine(parent, name);
        for (var number = 2; Directory.Exists(folder) || File.Exists(folder); number++)
            folder = Path.Combine(parent, $"{name}-{number}");
        return folder;
    }

    /// <exception cref="StorageException">The folder is not a run folder, or a file in it is damaged.</exception>
    public static RunRecord Read(string folder)
    {
        if (File.Exists(folder))
            throw new StorageException($"{folder}: is a file; name the folder of a run, {Content}.");
        if (!Directory.Exists(folder))
            throw new StorageException($"{folder}: no such folder; name the folder of a run, {Content}.");
        if (!Exists(folder))
            throw new StorageException($"{folder}: is not a run folder; a run folder contains {RunFiles.Manifest} or {RunFiles.Config}.");
        string At(string file) => Path.Combine(folder, file);
        var manifest = ReadManifest(At(RunFiles.Manifest));
        var config = ReadText(At(RunFiles.Config));
        return new RunRecord(
            folder,
            manifest?.Name ?? NameIn(config) ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            ReadEnvironment(At(RunFiles.Environment)),
            IsThere(At(RunFiles.Status)) ? JsonFile.Read<RunStatus>(At(RunFiles.Status)) : null,
            Table(RunFiles.Training, RunTables.Training),
            Table(RunFiles.Layers, RunTables.Layers),
            Table(RunFiles.Weights, RunTables.Weights))
        {
            ConfigText = config,
            Manifest = manifest,
            Jacobians = Table(RunFiles.Jacobians, RunTables.Jacobians),
            Spectrum = Table(RunFiles.Spectrum, RunTables.Spectrum),
            Derivatives = Table(RunFiles.Derivatives, RunTables.Derivatives),
            Timesteps = Table(RunFiles.Timesteps, RunTables.Timesteps),
        };

        // The newest rows of an unfinished run are in part files. A run that has not written any is read as a short run.
        IReadOnlyList<T> Table<T>(string file, RunTable<T> table) =>
            !File.Exists(At(RunFiles.Status)) && PartFiles.Replicates(folder, file).Any() ? table.ReadParts(folder, file)
            : IsThere(At(file)) ? table.Read(At(file))
            : [];
    }

    /// <summary>Reads tables that another program wrote, without run.json, config.json, environment.json and status.json.</summary>
    /// <exception cref="StorageException">There is no training.csv, or a file is damaged.</exception>
    public static RunRecord ReadTables(string folder)
    {
        string At(string file) => Path.Combine(folder, file);
        if (!IsThere(At(RunFiles.Training)))
            throw new StorageException($"{folder}: is not a run folder; a run folder contains {RunFiles.Manifest} or {RunFiles.Config}, "
                + $"or at least {RunFiles.Training}.");
        var unknown = new RunEnvironment(new Dictionary<string, string>(), "unknown", 1, 1, "unknown", "unknown",
            "unknown", "unknown", DateTimeOffset.UnixEpoch);
        return new RunRecord(
            folder,
            Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            unknown,
            Status: null,
            RunTables.Training.Read(At(RunFiles.Training)),
            IsThere(At(RunFiles.Layers)) ? RunTables.Layers.Read(At(RunFiles.Layers)) : [],
            IsThere(At(RunFiles.Weights)) ? RunTables.Weights.Read(At(RunFiles.Weights)) : []);
    }

    private const string Content = $"which contains {RunFiles.Manifest} or {RunFiles.Config}";

    private static RunEnvironment ReadEnvironment(string path) => IsThere(path) ? JsonFile.Read<RunEnvironment>(path)
        : throw new StorageException($"{path}: is missing; restore a complete copy or run the experiment again.");

    private static RunManifest? ReadManifest(string path)
    {
        if (!IsThere(path))
            return null;
        var manifest = JsonFile.Read<RunManifest>(path);
        return manifest.Format <= RunManifest.CurrentFormat ? manifest
            : throw new StorageException(
                $"{path}: the run has format {manifest.Format}, and this version of torchvanish reads formats up to "
                    + $"{RunManifest.CurrentFormat}; use a newer version.");
    }

    /// <exception cref="StorageException">The path is a folder.</exception>
    private static bool IsThere(string path) => !Directory.Exists(path) ? File.Exists(path)
        : throw new StorageException($"{path}: is a folder; it must be a file that a run has written, or be absent.");

    private static string? ReadText(string path)
    {
        if (!IsThere(path))
            return null;
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StorageException.Unreadable(path, error);
        }
    }

    // Only for runs of 0.1, which have no run.json. The reader of the config checks the rest of it.
    private static string? NameIn(string? config)
    {
        if (config is null)
            return null;
        try
        {
            return JsonText.Parse(config)?["name"]?.GetValue<string>();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
