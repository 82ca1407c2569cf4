using TorchVanish.Runs.Files;

namespace TorchVanish.Runs;

/// <summary>
/// Collects the rows of a run, from any number of threads, and appends them to part files every few seconds, so that a run that is killed
/// keeps what it had and a long run needs no more memory than a short one. At the end the parts become tables. What is written depends on
/// the rows alone, not on the order in which replicates delivered them.
/// </summary>
public sealed class RunWriter
{
    /// <summary>At least so long lies between two checkpoints.</summary>
    public static readonly TimeSpan CheckpointInterval = WritePace.Shortest;

    private readonly Lock _rows = new();
    private readonly Lock _disk = new();
    private readonly string? _config;
    private RunEnvironment _environment;
    private readonly RunManifest? _manifest;
    private readonly TimeProvider _clock;
    private readonly TableParts<TrainingRow> _training = new(RunTables.Training, RunFiles.Training, always: true);
    private readonly TableParts<LayerRow> _layers = new(RunTables.Layers, RunFiles.Layers, always: true);
    private readonly TableParts<WeightRow> _weights = new(RunTables.Weights, RunFiles.Weights, always: true);
    private readonly TableParts<JacobianRow> _jacobians = new(RunTables.Jacobians, RunFiles.Jacobians);
    private readonly TableParts<SpectrumRow> _spectrum = new(RunTables.Spectrum, RunFiles.Spectrum);
    private readonly TableParts<DerivativeRow> _derivatives = new(RunTables.Derivatives, RunFiles.Derivatives);
    private readonly TableParts<TimestepRow> _timesteps = new(RunTables.Timesteps, RunFiles.Timesteps);
    private readonly WritePace _checkpoints;
    private readonly WritePace _tables;
    private bool _closed;
    private Task _checkpoint = Task.CompletedTask;

    private IEnumerable<ITableParts> Tables => [_training, _layers, _weights, _timesteps, _jacobians, _spectrum, _derivatives];

    internal RunWriter(string folder, string? config, RunEnvironment environment, RunManifest? manifest, TimeProvider clock)
    {
        Folder = folder;
        _config = config;
        _environment = environment;
        _manifest = manifest;
        _clock = clock;
        (_checkpoints, _tables) = (new WritePace(clock), new WritePace(clock));
    }

    public string Folder { get; }

    /// <summary>Claims the folder; false where another run has.</summary>
    internal bool Begin()
    {
        // The first file claims the folder: CreateText fails where it exists already.
        if (_manifest is not null && !AtomicFile.CreateText(At(RunFiles.Manifest), JsonFile.Text(_manifest)))
            return false;
        if (_config is not null && !AtomicFile.CreateText(At(RunFiles.Config), _config))
            return false;
        WriteJson(RunFiles.Environment, _environment);
        return true;
    }

    /// <summary>Takes what one replicate measured at one sampled step.</summary>
    /// <exception cref="StorageException">The last checkpoint could not be written; no more of a run is worth its time then.</exception>
    public void Add(StepRows rows)
    {
        var replicate = rows.Training.Replicate;
        lock (_rows)
        {
            if (_checkpoint.IsFaulted)
                _checkpoint.GetAwaiter().GetResult();
            _training.Add(replicate, [rows.Training]);
            _layers.Add(replicate, rows.Layers);
            _weights.Add(replicate, rows.Weights);
            _jacobians.Add(replicate, rows.Jacobians);
            _spectrum.Add(replicate, rows.Spectrum);
            _derivatives.Add(replicate, rows.Derivatives);
            _timesteps.Add(replicate, rows.Timesteps);
            if (!_checkpoint.IsCompleted || !_checkpoints.IsDue)
                return;
            _checkpoints.Begin();
            // Training goes on meanwhile.
            _checkpoint = Task.Run(Checkpoint);
        }
    }

    /// <summary>Appends everything collected so far to the part files, so that little is lost if the process is killed.</summary>
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
                Assemble();
            var duration = _clock.GetElapsedTime(start);
            lock (_rows)
                _checkpoints.Took(duration);
        }
    }

    /// <summary>Records that a group has ended, after its last row is on disk: <see cref="RunStore.Resume"/> does not repeat it.</summary>
    /// <remarks>
    /// The tables follow no more often than checkpoints: to copy all rows at the end of each of many short groups would take a time that
    /// grows with the square of their number.
    /// </remarks>
    public void Finish(GroupEnd group)
    {
        lock (_disk)
        {
            // Another thread may have closed the run meanwhile: the tables are complete, and their part files are gone.
            if (_closed)
                return;
            Append();
            group.Write(Folder);
            if (!_tables.IsDue)
                return;
            _tables.Begin();
            var start = _clock.GetTimestamp();
            Assemble();
            _tables.Took(_clock.GetElapsedTime(start));
        }
    }

    /// <summary>The groups that had ended before the run was resumed.</summary>
    public IReadOnlyList<GroupEnd> FinishedGroups { get; private set; } = [];

    // What unfinished groups had measured is measured again, and then more of it.
    internal void GoOn()
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

    /// <summary>Writes the tables, then the status, which says that everything else is there.</summary>
    public void Finish(RunStatus status, DateTimeOffset end)
    {
        // Its result does not matter: the tables have all rows, and writing them reports any problem with the disk.
        Task.WhenAny(_checkpoint).Wait();
        lock (_disk)
        {
            _closed = true;
            // A run that may be resumed keeps its part files; a complete one needs none.
            if (!status.IsComplete)
                Append();
            Take();
            Assemble();
            Release();
            WriteJson(RunFiles.Environment, _environment with { End = end });
            WriteJson(RunFiles.Status, status);
            if (status.IsComplete && Directory.Exists(PartFiles.Folder(Folder)))
                Directory.Delete(PartFiles.Folder(Folder), recursive: true);
        }
    }

    private void Assemble()
    {
        foreach (var table in Tables)
            table.Assemble(Folder);
    }

    private void Append()
    {
        Take();
        foreach (var table in Tables)
            table.Append(Folder);
    }

    private void Take()
    {
        lock (_rows)
        {
            foreach (var table in Tables)
                table.Take();
        }
    }

    // A ledger has hundreds of runs, and each would keep its rows until the last has ended.
    private void Release()
    {
        lock (_rows)
        {
            foreach (var table in Tables)
                table.Release();
        }
    }

    private void WriteJson<T>(string file, T value) => JsonFile.Write(At(file), value);

    private string At(string file) => Path.Combine(Folder, file);
}
