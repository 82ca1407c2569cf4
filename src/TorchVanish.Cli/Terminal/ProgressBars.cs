using Spectre.Console;
using Spectre.Console.Rendering;
using TorchVanish.Experiments.Training;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Terminal;

/// <summary>
/// Progress on a terminal: one bar for all the work, with the remaining time, and, if there are several experiments, one bar for each
/// experiment in training.
/// </summary>
internal sealed class ProgressBars : ITrainingObserver
{
    private readonly Lock _gate = new();
    private readonly IAnsiConsole _console;
    private readonly ProgressContext _context;
    private readonly WorkDone _work;
    private readonly Dictionary<string, long> _steps;
    private readonly Dictionary<string, ProgressTask> _bars = [];
    private readonly ProgressTask _all;

    public ProgressBars(IAnsiConsole console, ProgressContext context, IReadOnlyList<RunPlan> plans, WorkDone work)
    {
        (_console, _context, _work) = (console, context, work);
        _steps = plans.ToDictionary(plan => plan.Config.Name, plan => plan.Steps);
        _all = context.AddTask(plans.Count == 1 ? Markup.Escape(plans[0].Config.Name) : Description(), maxValue: 1);
    }

    public void Advanced(string experiment, int steps)
    {
        _work.Advance(experiment, steps);
        lock (_gate)
        {
            _all.Value = _work.Share;
            if (_work.Experiments == 1)
                return;
            if (!_bars.TryGetValue(experiment, out var bar))
                _bars[experiment] = bar = _context.AddTask(Markup.Escape(experiment), maxValue: _steps[experiment]);
            bar.Increment(steps);
        }
    }

    public void Finished(string experiment, RunStatus status)
    {
        _work.Finish();
        lock (_gate)
        {
            _all.Value = _work.Share;
            if (_work.Experiments > 1)
                _all.Description = Description();
        }
    }

    public void Noted(string run, string note) => _console.WriteLine($"note: {note}");

    private string Description() => $"{_work.Finished} of {_work.Experiments} experiments";

    /// <summary>The remaining time of all the work; the bars of single experiments have none.</summary>
    public sealed class TimeLeft(WorkDone work) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.Id > 0 ? "" : work.Left is { } left ? $"{(int)left.TotalHours:00}:{left:mm\\:ss}" : "--:--:--");
    }
}
