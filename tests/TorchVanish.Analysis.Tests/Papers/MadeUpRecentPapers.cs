using MathNet.Numerics.Distributions;
using TorchVanish.Analysis.Papers.Reproductions;
using static TorchVanish.Analysis.Tests.Papers.MadeUpPaper;

namespace TorchVanish.Analysis.Tests.Papers;

/// <summary>Rows of <see cref="MadeUpPapers"/> for the papers since 2020.</summary>
internal static class MadeUpRecentPapers
{
    public static MadeUpPaper Hanin(double wrong)
    {
        var rows = new MadeUpPaper();
        foreach (var width in (double[])[20, 50, 100])
        {
            var law = new Normal(-25 / width, Math.Sqrt(50 / width * wrong));
            rows.Exactly("He, ReLU", width, "log_gradient_squared",
                [.. Enumerable.Range(0, 1000).Select(i => law.InverseCumulativeDistribution((i + 0.5) / 1000))]);
        }
        return rows;
    }

    public static MadeUpPaper Doshi(double wrong)
    {
        var rows = new MadeUpPaper();
        foreach (var gain in (double[])[0.5, 1, 2, 4])
        {
            string Cell(string kind) => FormattableString.Invariant($"{kind}, σ_w² = {gain}");
            rows.Along(Cell("layer norm, μ = 1"), "partial_jacobian", [1, 40, 80, 100],
                l => EverywhereCritical.Law(gain, (int)l) * Math.Pow(wrong, l))
                .Along(Cell("ReLU, no norm, μ = 1"), "partial_jacobian", [1, 40, 80, 100], l => Math.Pow(1.25, l))
                .Along(Cell("layer norm, μ = 0.8"), "partial_jacobian", [1, 40, 80, 100], l => Math.Pow(1.065, l));
        }
        return rows;
    }

    public static MadeUpPaper Alekseev(double wrong)
    {
        double[] blocks = [12, 18, 25, 36, 50, 70, 100, 150, 200];
        double Wiggle(double l) => 1 + (0.001 * Math.Sin(l));
        var rows = new MadeUpPaper().Along("pre-LN", "partial_jacobian", blocks,
            l => (wrong == 1 ? l : Math.Exp(Math.Sqrt(l))) * Wiggle(l));
        return rows.Along("DyT", "partial_jacobian", blocks, l => Math.Exp(Math.Sqrt(l)) * Wiggle(l))
            .Along("Derf", "partial_jacobian", blocks, l => Math.Exp(Math.Sqrt(l)) * Wiggle(l));
    }

    public static MadeUpPaper MaximalUpdates(double wrong)
    {
        var rows = new MadeUpPaper();
        foreach (var width in (int[])[64, 128, 256])
        {
            rows.Along($"standard, width {width}", "loss", Range(-14, -4), e => 1 + Math.Pow((e + 6 + Math.Log2(width / 64.0)) / 8, 2));
            rows.Along($"μP, width {width}", "loss", Range(-14, -4),
                e => 1 + Math.Pow((e + 6 + (wrong == 1 ? 0 : Math.Log2(width / 64.0))) / 8, 2));
        }
        return rows;
    }

    public static MadeUpPaper ReZeros(double wrong)
    {
        var rows = new MadeUpPaper();
        foreach (var depth in (int[])[128, 1000])
        {
            foreach (var (name, accuracy) in ((string, double)[])[("ReZero", wrong == 1 ? 0.5 : 0.1), ("residual", 0.1), ("plain", 0.1)])
                rows.Along($"{name}, {depth} layers", "accuracy", Range(1, 4), _ => accuracy)
                    .Along($"{name}, {depth} layers", "loss", Range(1, 4), _ => 2);
        }
        return rows;
    }

    public static MadeUpPaper SkipInits(double wrong)
    {
        var rows = new MadeUpPaper();
        foreach (var (cell, accuracy) in ((string, double)[])[("batch norm", 0.6), ("SkipInit, α = 0", 0.6), ("neither, α = 1", 0.1)])
        {
            rows.Along(cell, "stream_std", Range(1, 16), l => Math.Pow(l, 0.5 * wrong)).Around(cell, 400, "accuracy", accuracy)
                .Around(cell, 400, "loss", 1);
        }
        return rows;
    }

    public static MadeUpPaper Ranks(double wrong) => new MadeUpPaper()
        .Along("no shortcut", "rank_residual", Range(1, 12), l => wrong == 1 ? Math.Exp(-Math.Pow(2, l)) : Math.Exp(-l))
        .Along("no shortcut", "query_over_value_gradient", Range(1, 12), l => Math.Exp(-2 * l))
        .Along("shortcut, branch / √L", "rank_residual", Range(1, 12), _ => 0.8)
            .Along("shortcut, branch / √L", "query_over_value_gradient", Range(1, 12), _ => 0.3);
}
