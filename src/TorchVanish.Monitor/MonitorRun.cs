using System.Text;
using TorchVanish.Runs;
using TorchVanish.Runs.Files;
using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>The run folder of a monitor. A problem with the disk ends the recording, never the training.</summary>
internal sealed class MonitorRun : IDisposable
{
    private const string States = "states.csv";

    private readonly MonitorOptions _options;
    private readonly MonitorNotes _notes;
    private readonly RunEnvironment _environment;
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly LayerMeter? _meter;
    private readonly List<StateChange> _states = [];
    private RunWriter? _writer;
    private TensorBoardFile? _board;
    private bool _broken;
    private IReadOnlyList<LayerRow> _first = [];
    private IReadOnlyList<LayerRow> _last = [];
    private (int Step, string Cause)? _diverged;

    public MonitorRun(nn.Module model, string folder, MonitorOptions options, MonitorNotes notes)
    {
        if (File.Exists(folder))
            throw new StorageException($"{folder}: is a file; name a folder for the run.");
        if (RunStore.Exists(folder))
            throw new StorageException($"{folder}: already contains a run; name another folder, or remove this one.");
        (Folder, _options, _notes) = (folder, options, notes);
        Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        _environment = MonitorEnvironment.Of(model, _clock);
        _meter = options.Meter ? new LayerMeter(Name) : null;
    }

    public string Folder { get; }

    public string Name { get; }

    public LayerNumbers Numbers { get; } = new();

    /// <summary>The state of a layer at a measured update; only changes are kept.</summary>
    /// <returns>Whether it differs from the one before.</returns>
    public bool Record(StateChange change)
    {
        if (_states.LastOrDefault(known => known.Name == change.Name)?.State == change.State)
            return false;
        _states.Add(change);
        return true;
    }

    public void Add(TrainingRow training, IReadOnlyList<LayerRow> layers)
    {
        _diverged = !double.IsFinite(training.TrainLoss) ? _diverged ?? (training.Step, "The loss is not finite.") : null;
        _first = _first.Count == 0 ? layers : _first;
        _last = layers;
        _meter?.Show(training.TrainLoss, layers);
        Attempt(() =>
        {
            Begin();
            _writer!.Add(new StepRows(training) { Layers = layers });
            _board?.Write(training.Step, Scalars(training, layers));
        });
    }

    /// <summary>Writes the last rows, the report and the status.</summary>
    public void Finish(int updates)
    {
        _board?.Dispose();
        Begin();
        var manifest = Manifest();
        // Layers that appeared later, and what was noted meanwhile.
        JsonFile.Write(At(RunFiles.Manifest), manifest);
        AtomicFile.WriteText(At(States), StateTable());
        AtomicFile.WriteText(At(RunFiles.ReportMarkdown), MonitorReport.Text(manifest, updates, _first, _last, _states));
        _writer!.Finish(Status(updates), _clock.GetUtcNow());
    }

    public void Dispose()
    {
        _board?.Dispose();
        _meter?.Dispose();
    }

    private void Begin()
    {
        if (_writer is not null)
            return;
        _writer = RunStore.Create(Folder, config: null, _environment, Manifest(), _clock);
        _board = _options.TensorBoard ? new TensorBoardFile(Folder, _clock) : null;
    }

    private void Attempt(Action write)
    {
        if (_broken)
            return;
        try
        {
            write();
        }
        catch (Exception error) when (error is StorageException or IOException or UnauthorizedAccessException)
        {
            _broken = true;
            _notes.CannotWrite(error.Message);
        }
    }

    private RunManifest Manifest() => new(MonitorEnvironment.Program, Name, RunSource.Monitor, Numbers.Layers)
    {
        StepsPlanned = _options.StepsPlanned,
        TrivialLoss = _options.TrivialLoss,
        Notes = [.. _notes.All],
    };

    private RunStatus Status(int updates)
    {
        const string execution = "monitored";
        return _diverged is var (step, cause)
            ? new RunStatus(RunState.Diverged,
                $"The loss is not finite from update {step} on.", execution, [new DivergedReplicate(_options.Replicate, step, cause)])
            : updates < _options.StepsPlanned
            ? new RunStatus(RunState.Interrupted,
                $"The training ended after {updates} of {_options.StepsPlanned} planned updates.", execution, [])
            : new RunStatus(RunState.Completed, $"The monitor saw {updates} updates.", execution, []);
    }

    private string StateTable()
    {
        var text = new StringBuilder("replicate,step,name,state\n");
        foreach (var change in _states)
            text.Append($"{_options.Replicate},{change.Step},{change.Name},{MonitorReport.State(change.State).Replace(' ', '_')}\n");
        return text.ToString();
    }

    // A reader of event files drops NaN or stops at it; the counts of non-finite entries are always there.
    private static IEnumerable<(string, double)> Scalars(TrainingRow training, IEnumerable<LayerRow> layers) =>
        layers.SelectMany(row => Quantities.All.Select(quantity => ($"{quantity.Column()}/{row.Name}", row[quantity])))
            .Prepend(("gradient_norm", training.GradientNorm)).Prepend(("train_loss", training.TrainLoss))
            .Where(scalar => double.IsFinite(scalar.Item2));

    private string At(string file) => Path.Combine(Folder, file);
}
