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
    private bool _disposed;

    private GradientMonitor(nn.Module model, string folder, MonitorOptions options)
    {
        (_model, _options) = (model, options);
        _notes = new MonitorNotes(options.Note);
        _run = new MonitorRun(model, folder, options, _notes);
        _sites = SiteFinder.Find(model, options.Layers);
        _recorder = new SignalRecorder(model, _sites);
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
        Complete();
        if (_recorder.Active)
        {
            using var none = no_grad();
            using var scope = NewDisposeScope();
            Measure(loss, lossScale);
        }
        _recorder.Forget();
        Updates++;
        _recorder.Active = _options.Schedule.Measures(Updates, _options.StepsPlanned);
    }

    /// <summary>Records the norm of the gradients as they are now: call it after clipping, before the optimizer's step.</summary>
    public void Clipped()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_measured?.Training is { } training && training.Step == Updates - 1)
            _measured.Training = training with { ClippedGradientNorm = MeasuredUpdate.GradientNorm(_model) };
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
            foreach (var site in _sites)
                site.Detach();
            _run.Dispose();
        }
    }

    private void Measure(Tensor loss, double lossScale)
    {
        foreach (var site in _sites)
            NoteMissedHook(site);
        if (!_model.training)
            _notes.EvalMode(Updates);
        _measured = new MeasuredUpdate(_sites, _recorder, _run.Numbers, Updates, lossScale);
        foreach (var site in _recorder.Overwritten)
        {
            site.Copies = true;
            _notes.Overwritten(site);
        }
        foreach (var site in _sites.Where(site => site.Parameters.Count > 0 && site.Reported))
            NoteState(site, _measured.State(site));
        var value = SignalSums.Numbers([loss.detach().to(ScalarType.Float64).mean()])[0];
        _measured.Training = new TrainingRow(
            _options.Replicate, Updates, value, double.NaN, double.NaN, double.NaN, MeasuredUpdate.GradientNorm(_model) / lossScale,
                double.NaN);
    }

    private void NoteMissedHook(LayerSite site)
    {
        if (site.Called || !site.Hookable || !_model.training)
            return;
        using var scope = NewDisposeScope();
        var others = _sites.Where(other => other.Called).SelectMany(other => other.Parameters).Select(parameter => parameter.Handle)
            .ToHashSet();
        var gradients = site.Parameters.Where(parameter => parameter.requires_grad && !others.Contains(parameter.Handle))
            .Select(parameter => parameter.grad).OfType<Tensor>().ToArray();
        if (gradients.Length > 0 && WeightMeasurement.Norm(gradients) != 0)
            _notes.HookNeverRan(site);
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
