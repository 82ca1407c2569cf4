using TorchVanish.Runs.Files;

namespace TorchVanish.Runs;

/// <summary>
/// Collects the rows of a run from any number of threads and appends them to part files every few seconds. A killed run keeps these
/// rows, and memory does not grow with the length of a run. At the end the parts become tables. The output depends only on the rows,
/// not on the order in which replicates deliver them.
/// </summary>
public sealed class RunWriter
{
    /// <summary>The shortest time between two checkpoints.</summary>
    public static readonly TimeSpan CheckpointInterval = WritePace.Shortest;

    private readonly Lock _rows = new();
    private readonly Lock _disk = new();
    private readonly string? _config;
    private RunEnvironment _environment;
    private readonly RunManifest? _manifest;
    private readonly TimeProvider _clock;
    private readonly RunParts _parts;
    private readonly WritePace _checkpoints;
    private readonly WritePace _tables;
    private bool _closed;
    private Task _checkpoint = Task.CompletedTask;

    internal RunWriter(string folder, string? config, RunEnvironment environment, RunManifest? manifest, TimeProvider clock)
    {
        Folder = folder;
        _parts = new RunParts(folder);
        _config = config;
        _environment = environment;
        _manifest = manifest;
        _clock = clock;
        (_checkpoints, _tables) = (new WritePace(clock), new WritePace(clock));
    }

    public string Folder { get; }

    /// <summary>Claims the folder. Returns false if another run has already claimed it.</summary>
    internal bool Begin()
    {
        // The first file claims the folder: CreateText returns false if the file exists.
        if (_manifest is not null && !AtomicFile.CreateText(At(RunFiles.Manifest), JsonFile.Text(_manifest)))
            return false;
        if (_config is not null && !AtomicFile.CreateText(At(RunFiles.Config), _config))
            return false;
        WriteJson(RunFiles.Environment, _environment);
        return true;
    }

    /// <summary>Adds the measurements of one replicate at one sampled step.</summary>
    /// <exception cref="StorageException">The last checkpoint could not be written, so the run should stop.</exception>
    public void Add(StepRows rows)
    {
        lock (_rows)
        {
            if (_checkpoint.IsFaulted)
                _checkpoint.GetAwaiter().GetResult();
            _parts.Add(rows);
            if (!_checkpoint.IsCompleted || !_checkpoints.IsDue)
                return;
            _checkpoints.Begin();
            // Training continues meanwhile.
            _checkpoint = Task.Run(Checkpoint);
        }
    }

    /// <summary>Appends the rows collected so far to the part files.</summary>
    public void Checkpoint()
    {
        lock (_disk)
        {
            if (_closed)
                return;
            var start = _clock.GetTimestamp();
            Append();
            // The tables exist from the first checkpoint on, so that other programs find them; the part files are newer.
            if (!File.Exists(At(RunFiles.Training)))
                _parts.Assemble();
            var duration = _clock.GetElapsedTime(start);
            lock (_rows)
                _checkpoints.Took(duration);
        }
    }

    /// <summary>Records the end of a group, which <see cref="RunStore.Resume"/> then does not repeat.</summary>
    /// <remarks>
    /// Tables are not joined more often than checkpoints are written: copying all rows at the end of each group would take a time that
    /// grows with the square of the number of groups.
    /// </remarks>
    public void Finish(GroupEnd group)
    {
        lock (_disk)
        {
            // Another thread may have closed the run: then the tables are complete, and the part files are removed.
            if (_closed)
                return;
            Append();
            group.Write(Folder);
            if (!_tables.IsDue)
                return;
            _tables.Begin();
            var start = _clock.GetTimestamp();
            _parts.Assemble();
            _tables.Took(_clock.GetElapsedTime(start));
        }
    }

    /// <summary>The groups that were finished before the run was resumed.</summary>
    public IReadOnlyList<GroupEnd> FinishedGroups { get; private set; } = [];

    // Unfinished groups start again, so their rows are removed.
    internal void Resume()
    {
        FinishedGroups = GroupEnd.ReadAll(Folder);
        var finished = FinishedGroups.SelectMany(group => group.Replicates).ToHashSet();
        foreach (var replicate in PartFiles.Replicates(Folder, RunFiles.Training).Where(replicate => !finished.Contains(replicate))
            .ToArray())
            PartFiles.Remove(Folder, replicate);
        File.Delete(At(RunFiles.Status));
        WriteJson(RunFiles.Environment, _environment);
    }

    /// <summary>Records in environment.json how the arithmetic of the run was checked.</summary>
    public void Record(ArithmeticRecord arithmetic)
    {
        lock (_disk)
        {
            _environment = _environment with { Arithmetic = arithmetic };
            WriteJson(RunFiles.Environment, _environment);
        }
    }

    /// <summary>Writes a binary file under the run folder, such as a snapshot.</summary>
    public void WriteFile(string relativePath, Action<Stream> write) => AtomicFile.WriteStream(At(relativePath), write);

    /// <summary>Writes the tables, and at last the status, which shows that everything else is complete.</summary>
    public void Finish(RunStatus status, DateTimeOffset end)
    {
        // Its result does not matter: the tables have all rows, and writing them reports any problem with the disk.
        Task.WhenAny(_checkpoint).Wait();
        lock (_disk)
        {
            _closed = true;
            // A run that can be resumed keeps its part files.
            if (!status.IsComplete)
                Append();
            Take();
            _parts.Assemble();
            // A ledger has hundreds of runs, which would otherwise keep their rows in memory until the last one ends.
            lock (_rows)
                _parts.Release();
            WriteJson(RunFiles.Environment, _environment with { End = end });
            WriteJson(RunFiles.Status, status);
            if (status.IsComplete && Directory.Exists(PartFiles.Folder(Folder)))
                Directory.Delete(PartFiles.Folder(Folder), recursive: true);
        }
    }

    private void Append()
    {
        Take();
        _parts.Append();
    }

    private void Take()
    {
        lock (_rows)
            _parts.Take();
    }

    private void WriteJson<T>(string file, T value) => JsonFile.Write(At(file), value);

    private string At(string file) => Path.Combine(Folder, file);
}
