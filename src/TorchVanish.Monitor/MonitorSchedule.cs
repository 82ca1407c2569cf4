namespace TorchVanish;

/// <summary>The updates that are measured. Update 0 is always among them.</summary>
public sealed class MonitorSchedule
{
    // Without a planned number of updates, points are as dense as for this many, and go on at the same density.
    private const int UsualSteps = 100_000;

    private readonly Func<int, int?, bool> _measures;

    private MonitorSchedule(Func<int, int?, bool> measures) => _measures = measures;

    /// <summary>Every update.</summary>
    public static MonitorSchedule Every { get; } = new((_, _) => true);

    /// <summary>Each <paramref name="stride"/>-th update.</summary>
    public static MonitorSchedule Stride(int stride)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stride);
        return new((step, planned) => step % stride == 0 || step == planned - 1);
    }

    /// <summary>About <paramref name="points"/> updates, evenly spaced in the logarithm of the update.</summary>
    public static MonitorSchedule Log(int points = 60)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        return new((step, planned) => step == 0 || step == planned - 1 || Point(step, points, planned) != Point(step - 1, points, planned));
    }

    internal bool Measures(int step, int? planned) => _measures(step, planned);

    // How many points lie at or before the update: point i is at round(exp(i · ln(steps) / (points - 1))) - 1.
    private static int Point(int step, int points, int? planned)
    {
        var interval = Math.Log(Math.Max(planned ?? UsualSteps, 2)) / (points - 1);
        return (int)Math.Floor(Math.Log(step + 1.5) / interval);
    }
}
