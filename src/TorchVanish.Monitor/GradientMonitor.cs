using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>
/// Watches the gradients of a module while it trains, and writes them to a run folder. It changes no number of the training.
/// </summary>
/// <example>
/// <code>
/// using var monitor = GradientMonitor.Attach(model, "runs/mine");
/// ...
/// loss.backward();
/// monitor.Step(loss);
/// optimizer.step();
/// </code>
/// </example>
public sealed class GradientMonitor : IDisposable
{
    private readonly nn.Module _model;
    private readonly MonitorOptions _options;
    private readonly IReadOnlyList<LayerSite> _sites;
    private readonly SignalRecorder _recorder;
    private readonly MonitorNotes _notes;
    private readonly MonitorRun _run;
    private MeasuredUpdate? _measured;
    private bool _everCalled;
    private bool _disposed;

    private GradientMonitor(nn.Module model, string folder, MonitorOptions options)
    {
        (_model, _options) = (model, options);
        _notes = new MonitorNotes(options.Note);
        _run = new MonitorRun(model, folder, options, _notes);
        _sites = SiteFinder.Find(model, options.Layers);
        _recorder = new SignalRecorder(model, _sites);
        if (_sites.Count == 0)
            _notes.NoLayers();
        else if (!_sites.Any(site => site.Reported))
            _notes.NoneSelected();
    }

    /// <summary>The run folder that is written.</summary>
    public string Folder => _run.Folder;

    /// <summary>How many updates the monitor has seen.</summary>
    public int Updates { get; private set; }

    /// <summary>What was noted so far, one sentence each.</summary>
    public IReadOnlyList<string> Notes => _notes.All;

    /// <summary>Attaches a monitor to a module, before its training or in the middle of it.</summary>
    /// <param name="model">Its layers are measured by forward hooks, so they must be invoked by call().</param>
    /// <param name="folder">The run folder; it must not hold a run.</param>
    /// <exception cref="TorchVanishException">The folder already contains a run.</exception>
    public static GradientMonitor Attach(nn.Module model, string folder) => Attach(model, folder, new MonitorOptions());

    /// <inheritdoc cref="Attach(nn.Module, string)"/>
    /// <param name="options">What is measured, and when.</param>
    public static GradientMonitor Attach(nn.Module model, string folder, MonitorOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(options);
        return new GradientMonitor(model, folder, options);
    }

    /// <summary>
    /// Ends one update: call it once after the last backward() of the update, before clipping and before the optimizer's step.
    /// </summary>
    /// <param name="loss">The loss, without a loss scale; it is recorded.</param>
    /// <param name="lossScale">What the loss was multiplied by before backward(); gradients are divided by it.</param>
    public void Step(Tensor loss, double lossScale = 1)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(loss);
        if (loss.IsInvalid)
            throw new ArgumentException("The loss was disposed before Step: call Step before the end of its dispose scope.", nameof(loss));
        if (!double.IsFinite(lossScale) || lossScale <= 0)
            throw new ArgumentOutOfRangeException(nameof(lossScale), lossScale, "A loss scale is a positive number.");
        Complete();
        if (_recorder.Active)
        {
            using var none = no_grad();
            using var scope = NewDisposeScope();
            _recorder.EndPass();
            foreach (var site in _sites)
                site.Refresh();
            if (IsUpdate())
                Measure(loss, lossScale);
            _recorder.Forget();
        }
        Updates++;
        _recorder.Active = _options.Schedule.Measures(Updates, _options.StepsPlanned);
    }

    /// <summary>Records the norm of the gradients as they are now: call it after clipping, before the optimizer's step.</summary>
    public void Clipped()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_measured?.Training is { } training && training.Step == Updates - 1)
            _measured.Training = training with { ClippedGradientNorm = ParameterGradients.NormOf(_model) };
    }

    /// <summary>Removes all hooks, and writes the last rows, the report and the status.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        try
        {
            Complete();
            _run.Finish(Updates);
        }
        finally
        {
            _recorder.Forget();
            foreach (var site in _sites)
                site.Detach();
            _run.Dispose();
        }
    }

    private void Measure(Tensor loss, double lossScale)
    {
        _measured = new MeasuredUpdate(_model, _sites, _recorder, _run.Numbers, Updates, loss, lossScale);
        if (!_model.training)
            _notes.EvalMode(Updates);
        else
            MissedHooks.Of(_sites, _measured.Gradients).ForEach(_notes.HookNeverRan);
        foreach (var site in _measured.Overwritten)
        {
            site.Copies = true;
            _notes.Overwritten(site);
        }
        if (_measured.Cleared)
            _notes.Cleared(Updates);
        foreach (var site in _sites.Where(site => site.Parameters.Count > 0 && site.Reported && !_measured.Cleared))
            NoteState(site, _measured.State(site));
        _measured.Training = new TrainingRow(
            _options.Replicate, Updates, _measured.Loss, double.NaN, double.NaN, double.NaN, _measured.Gradients.Norm / lossScale,
            double.NaN);
    }

    // Two mistakes in a loop leave nothing that could be measured.
    private bool IsUpdate()
    {
        var called = _sites.Any(site => site.Called);
        if (called && _recorder.Calls > 0 && !_sites.Any(site => site.Passes.Count > 0))
            _notes.BeforeBackward(Updates);
        else if (!called && _everCalled && _model.training)
            _notes.NotCalled(Updates);
        else
        {
            _everCalled |= called;
            return true;
        }
        return false;
    }

    private void NoteState(LayerSite site, LayerState state)
    {
        if (!_run.Record(new StateChange(Updates, _run.Numbers.Name(site, 0), state)))
            return;
        if (state == LayerState.Frozen)
            _notes.Frozen(site.Name, Updates);
        else if (state == LayerState.NoGradient)
            _notes.NoGradient(site.Name, site.Module.named_parameters(recurse: false).First().name, Updates);
        else if (Updates > 0)
            _notes.Trained(site.Name, Updates);
    }

    private void NoteScale(TrainingRow training, IReadOnlyList<LayerRow> rows, double told)
    {
        var clipped = training.ClippedGradientNorm / training.GradientNorm;
        if (told == 1 && ImpliedRate.Of(rows, double.IsFinite(clipped) ? clipped : 1) is { } rate && rate < ImpliedRate.TooSmall)
            _notes.LossScaleMissing(rate);
    }

    // After the update, before anything else changes: at the next Step, or at the end.
    private void Complete()
    {
        if (_measured is not { Training: { } training } measured)
            return;
        _measured = null;
        var rows = measured.Rows(_options.Replicate);
        NoteScale(training, rows, measured.LossScale);
        _run.Add(training, rows);
        measured.Dispose();
    }
}
