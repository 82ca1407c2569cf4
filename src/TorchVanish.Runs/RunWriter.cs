using TorchVanish.Runs.Files;

namespace TorchVanish.Runs;

/// <summary>
/// Collects the rows of a run, from any number of threads, and puts whole files on disk: every few seconds, so that a run that is
/// killed keeps what it had, and at the end. What is written depends on the rows alone, not on the order in which replicates
/// delivered them.
/// </summary>
public sealed class RunWriter
{
    /// <summary>At least so long lies between two checkpoints.</summary>
    public static readonly TimeSpan CheckpointInterval = TimeSpan.FromSeconds(5);

    // Tables are written whole, so checkpoints of a long run grow; they take no more than this share of its time.
    private const int LeastIntervalPerDuration = 20;

    private readonly Lock _rows = new();
    private readonly Lock _disk = new();
    private readonly string? _config;
    private readonly RunEnvironment _environment;
    private readonly RunManifest? _manifest;
    private readonly TimeProvider _clock;
    private readonly RowBuffer<TrainingRow> _training = new(RunTables.Training, RunFiles.Training, always: true);
    private readonly RowBuffer<LayerRow> _layers = new(RunTables.Layers, RunFiles.Layers, always: true);
    private readonly RowBuffer<WeightRow> _weights = new(RunTables.Weights, RunFiles.Weights, always: true);
    private readonly RowBuffer<JacobianRow> _jacobians = new(RunTables.Jacobians, RunFiles.Jacobians);
    private readonly RowBuffer<DerivativeRow> _derivatives = new(RunTables.Derivatives, RunFiles.Derivatives);
    private readonly RowBuffer<TimestepRow> _timesteps = new(RunTables.Timesteps, RunFiles.Timesteps);
    private long _last;
    private TimeSpan _interval = CheckpointInterval;
    private Task _checkpoint = Task.CompletedTask;

    internal RunWriter(string folder, string? config, RunEnvironment environment, RunManifest? manifest, TimeProvider clock)
    {
        Folder = folder;
        _config = config;
        _environment = environment;
        _manifest = manifest;
        _clock = clock;
        _last = clock.GetTimestamp();
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
        lock (_rows)
        {
            if (_checkpoint.IsFaulted)
                _checkpoint.GetAwaiter().GetResult();
            _training.Add([rows.Training]);
            _layers.Add(rows.Layers);
            _weights.Add(rows.Weights);
            _jacobians.Add(rows.Jacobians);
            _derivatives.Add(rows.Derivatives);
            _timesteps.Add(rows.Timesteps);
            if (!_checkpoint.IsCompleted || _clock.GetElapsedTime(_last) < _interval)
                return;
            _last = _clock.GetTimestamp();
            // Training goes on meanwhile.
            _checkpoint = Task.Run(Checkpoint);
        }
    }

    /// <summary>Puts everything collected so far on disk, so that little is lost if the process is killed.</summary>
    public void Checkpoint()
    {
        lock (_disk)
        {
            var start = _clock.GetTimestamp();
            foreach (var write in Snapshots())
                write(Folder);
            var patient = _clock.GetElapsedTime(start) * LeastIntervalPerDuration;
            lock (_rows)
                _interval = patient > CheckpointInterval ? patient : CheckpointInterval;
        }
    }

    /// <summary>Writes a binary file under the run folder, such as a snapshot.</summary>
    public void WriteFile(string relativePath, Action<Stream> write) => AtomicFile.WriteStream(At(relativePath), write);

    /// <summary>Writes the last rows, then the status, which says that everything else is there.</summary>
    public void Finish(RunStatus status, DateTimeOffset end)
    {
        // Its result does not matter: the next checkpoint writes all rows and reports any problem with the disk.
        Task.WhenAny(_checkpoint).Wait();
        Checkpoint();
        LetGo();
        WriteJson(RunFiles.Environment, _environment with { End = end });
        WriteJson(RunFiles.Status, status);
    }

    private Action<string>[] Snapshots()
    {
        lock (_rows)
            return [_training.Snapshot(), _layers.Snapshot(), _weights.Snapshot(), _timesteps.Snapshot(), _jacobians.Snapshot(), _derivatives.Snapshot()];
    }

    // A ledger has hundreds of runs, and each would keep its rows until the last has ended.
    private void LetGo()
    {
        lock (_rows)
        {
            _training.Clear();
            _layers.Clear();
            _weights.Clear();
            _timesteps.Clear();
            _jacobians.Clear();
            _derivatives.Clear();
        }
    }

    private void WriteJson<T>(string file, T value) => JsonFile.Write(At(file), value);

    private string At(string file) => Path.Combine(Folder, file);
}
