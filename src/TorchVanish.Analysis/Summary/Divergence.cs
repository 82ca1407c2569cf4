using TorchVanish.Analysis.Measured;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Summary;

/// <summary>The replicates whose loss or gradient became non-finite.</summary>
/// <param name="Replicates">The number of replicates of the run.</param>
public sealed record Divergence(IReadOnlyList<Breakdown> Breakdowns, int Replicates)
{
    public static Divergence Of(MeasuredRun run) =>
        new([.. run.Diverged.Select(replicate => Breakdown.Of(run, replicate))], run.Replicates.Count);

    public int Count => Breakdowns.Count;
}

/// <summary>The divergence of one replicate.</summary>
/// <param name="Layer">The first layer, in the direction of the pass, with non-finite values; null if it is unknown.</param>
public sealed record Breakdown(int Replicate, int Step, string Cause, BrokenPass Pass, int? Layer, string? LayerName)
{
    internal static Breakdown Of(MeasuredRun run, DivergedReplicate diverged)
    {
        if (diverged.Pass is { } recorded)
        {
            return new Breakdown(diverged.Replicate, diverged.Step, diverged.Cause, (recorded, diverged.Layer) switch
            {
                (NetworkPass.Forward, null) => BrokenPass.LossOnly,
                (NetworkPass.Forward, _) => BrokenPass.Forward,
                _ => BrokenPass.Backward,
            }, diverged.Layer, diverged.LayerName);
        }
        // The status of an older run does not contain the pass and the layer, but its rows may show them.
        var rows = run.Record.Layers.Where(row => row.Replicate == diverged.Replicate && row.Step == diverged.Step)
            .OrderBy(row => row.Layer).ToArray();
        var forward = rows.FirstOrDefault(row => row[Quantity.NonfiniteActivationCount] > 0);
        var backward = rows.LastOrDefault(row => row[Quantity.NonfiniteGradientCount] > 0);
        var (pass, first) = forward is not null ? (BrokenPass.Forward, forward)
            : (backward is not null ? BrokenPass.Backward : WithoutLayer(rows), backward);
        return new Breakdown(diverged.Replicate, diverged.Step, diverged.Cause, pass, first?.Layer, first?.Name);
    }

    private static BrokenPass WithoutLayer(LayerRow[] rows) =>
        rows.Length > 0 && rows.All(row => row[Quantity.NonfiniteCount] == 0) ? BrokenPass.LossOnly : BrokenPass.Unknown;
}

/// <summary>The pass with the first non-finite value.</summary>
public enum BrokenPass
{
    Unknown,
    Forward,
    Backward,

    /// <summary>Every layer is finite, but the loss is not.</summary>
    LossOnly,
}
