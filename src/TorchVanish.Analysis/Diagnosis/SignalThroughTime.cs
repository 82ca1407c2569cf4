namespace TorchVanish.Analysis.Diagnosis;

/// <summary>‖∂L/∂h‖ at the first time step of a sequence, against the last one: median over replicates.</summary>
internal sealed record SignalThroughTime(int First, int Last, double Ratio)
{
    /// <summary>Before the first update; null where no time steps were measured.</summary>
    public static SignalThroughTime? AtStart(ObservedRun run)
    {
        var times = run.Run.Record.Timesteps.Where(row => row.Step == 0).ToArray();
        if (times.Length == 0)
            return null;
        var (first, last) = (times.Min(row => row.Time), times.Max(row => row.Time));
        return new SignalThroughTime(first, last, ObservedReplicate.Median(times.GroupBy(row => row.Replicate).Select(rows =>
            rows.First(row => row.Time == first).HiddenGradientNorm / rows.First(row => row.Time == last).HiddenGradientNorm)));
    }
}
