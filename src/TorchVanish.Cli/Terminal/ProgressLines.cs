using System.Globalization;
using TorchVanish.Experiments.Training;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Terminal;

/// <summary>Progress if standard error is not a terminal: a plain line every ten seconds.</summary>
internal sealed class ProgressLines : ITrainingObserver, IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly WorkDone _work;
    private readonly TextWriter _error;
    private readonly ITimer _timer;

    public ProgressLines(WorkDone work, TextWriter error, TimeProvider clock)
    {
        (_work, _error) = (work, TextWriter.Synchronized(error));
        _timer = clock.CreateTimer(_ => _error.WriteLine(Line(_work)), state: null, Interval, Interval);
    }

    /// <summary>progress: 42%, 3 of 17 experiments finished, about 2 min left</summary>
    public static string Line(WorkDone work)
    {
        var experiments = work.Experiments > 1 ? $", {work.Finished} of {work.Experiments} experiments finished" : "";
        var left = work.Left is { } time ? $", about {Spell(time)} left" : "";
        return string.Create(CultureInfo.InvariantCulture, $"progress: {100 * work.Share:F0}%{experiments}{left}");
    }

    public void Advanced(string experiment, int steps) => _work.Advance(experiment, steps);

    public void Finished(string experiment, RunStatus status) => _work.Finish();

    public void Noted(string run, string note) => _error.WriteLine($"note: {note}");

    public void Dispose() => _timer.Dispose();

    private static string Spell(TimeSpan time) => time.TotalSeconds < 90 ? $"{Math.Ceiling(time.TotalSeconds):F0} s"
        : time.TotalMinutes < 90 ? $"{Math.Ceiling(time.TotalMinutes):F0} min"
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:F1} h");
}
