namespace TorchVanish.Cli.Tests.Terminal;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public void Advance(TimeSpan time)
    {
        for (var end = _now + time; _now < end;)
        {
            _now += TimeSpan.FromSeconds(1);
            _timers.ForEach(timer => timer.Tick(_now));
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(() => callback(state), _now + dueTime, period);
        _timers.Add(timer);
        return timer;
    }

    private sealed class Timer(Action callback, TimeSpan due, TimeSpan period) : ITimer
    {
        private TimeSpan _due = due;
        private bool _disposed;

        public void Tick(TimeSpan now)
        {
            if (_disposed || now < _due)
                return;
            _due += period;
            callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose() => _disposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
