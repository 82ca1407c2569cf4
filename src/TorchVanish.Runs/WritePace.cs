namespace TorchVanish.Runs;

/// <summary>The interval between writes: a few seconds, and longer if a slow disk would take too large a share of the time.</summary>
internal sealed class WritePace(TimeProvider clock)
{
    /// <summary>The shortest time between two writes.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);

    // The interval is at least this many times the duration of a write.
    private const int LeastIntervalPerDuration = 20;

    private long _last = clock.GetTimestamp();
    private TimeSpan _interval = Shortest;

    public bool IsDue => clock.GetElapsedTime(_last) >= _interval;

    /// <summary>Starts the interval; called when a write begins.</summary>
    public void Begin() => _last = clock.GetTimestamp();

    /// <summary>Adapts the interval to the duration of a write.</summary>
    public void Took(TimeSpan duration) =>
        _interval = duration * LeastIntervalPerDuration is var patient && patient > Shortest ? patient : Shortest;
}
