namespace TorchVanish.Runs;

/// <summary>How often something is written: every few seconds, and less often if a slow disk would take too much of the time.</summary>
internal sealed class WritePace(TimeProvider clock)
{
    /// <summary>At least so long lies between two writes.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);

    // A slow disk takes no more than this share of the time.
    private const int LeastIntervalPerDuration = 20;

    private long _last = clock.GetTimestamp();
    private TimeSpan _interval = Shortest;

    public bool IsDue => clock.GetElapsedTime(_last) >= _interval;

    /// <summary>A write begins, or is about to.</summary>
    public void Begin() => _last = clock.GetTimestamp();

    /// <summary>A write has taken so long.</summary>
    public void Took(TimeSpan duration) =>
        _interval = duration * LeastIntervalPerDuration is var patient && patient > Shortest ? patient : Shortest;
}
