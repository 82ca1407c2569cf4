using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>Layer norm with a shortcut is critical for every weight variance.</summary>
public sealed class EverywhereCritical : PaperReproduction
{
    private const string Norm = "partial_jacobian";
    private const string Critical = "layer norm, μ = 1";

    private static readonly double[] Gains = [0.5, 1, 2, 4];

    public override string Id => "doshi-2023";

    public override int Order => 19;

    public override PaperSource Paper => new(
        "Doshi, He and Gromov", 2023, "Critical initialization of wide and deep neural networks using partial Jacobians", "NeurIPS",
        "layer norm and a shortcut of strength 1: critical for all σ_w²",
            PaperSource.FromMemory + " The laws of tanh were derived from the recursion.");

    public override string Protocol =>
        "x ← μx + W tanh(LN(x)) with 256 units and up to 100 blocks: the averaged partial Jacobian norm from the first block to the "
        + "l-th, by autograd with random directions, at σ_w² = 0.5, 1, 2, 4; besides μ = 0.8, and x ← x + W relu(x) without a norm.";

    public override string Published =>
        "with layer norm and μ = 1 the norm is a power law in l for every σ_w², with exponent E[φ′²]/E[φ²] far out; with μ < 1 or "
        + "without the norm it is exponential";

    public override string Tolerance =>
        "Exponent between 40 and 100 blocks within 0.15 of that of the recursion for wide nets, for each σ_w². Growth per block between "
        + "80 and 100 blocks: below 1.02 with layer norm and μ = 1, above 1.03 with μ = 0.8 (theory: 1.065), above 1.1 without a norm.";

    /// <summary>J_l with μ = 1: each block multiplies by 1 + σ_w² E[φ′²]/K, and K grows by σ_w² E[φ²] from 1.</summary>
    public static double Law(double gain, int blocks)
    {
        var tanh = WideNetwork.Of(new TanhConfig());
        var (value, slope) = (WideNetwork.Mean(z => WideNetwork.Square(tanh.Value(z))),
            WideNetwork.Mean(z => WideNetwork.Square(tanh.Derivative(z))));
        return Enumerable.Range(0, blocks)
            .Aggregate(1.0, (product, block) => product * (1 + (gain * slope / (1 + (block * gain * value)))));
    }

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        var cases = new List<Case>();
        foreach (var gain in Gains)
        {
            string Cell(string kind) => FormattableString.Invariant($"{kind}, σ_w² = {gain}");
            Interval Growth(string kind) => evidence.Ratio(Norm, (Cell(kind), 100), (Cell(kind), 80))
                .Map(ratio => Math.Pow(ratio, 1.0 / 20));
            var expected = Math.Log(Law(gain, 100) / Law(gain, 40)) / Math.Log(100.0 / 40);
            cases.Add(new(
                Cell(Critical), "exponent of l from 40 to 100",
                    evidence.Ratio(Norm, (Cell(Critical), 100), (Cell(Critical), 40)).Map(r => Math.Log(r) / Math.Log(2.5)),
                Within.Distance(Math.Round(expected, 3), 0.15)));
            cases.Add(new(Cell(Critical), "growth per block, 80 to 100", Growth(Critical), Bound.Below(1.02)));
            cases.Add(new(Cell("ReLU, no norm, μ = 1"), "growth per block, 80 to 100", Growth("ReLU, no norm, μ = 1"), Bound.Above(1.1)));
            cases.Add(new(Cell("layer norm, μ = 0.8"), "growth per block, 80 to 100", Growth("layer norm, μ = 0.8"), Bound.Above(1.03)));
        }
        CurvePanel Panel(string kind) => CurvePanel.Of(
            kind, new("blocks l", AxisScale.Log), new("partial Jacobian norm", AxisScale.Log),
            Gains.Select(gain => plot.Measured(Norm, FormattableString.Invariant($"{kind}, σ_w² = {gain}"),
                FormattableString.Invariant($"σ_w² = {gain}"))));
        return new(
            "With layer norm and a whole shortcut gradients grow as a power of the depth, whatever the weights; without the norm, "
            + "or with a weaker shortcut, exponentially.", cases,
            plot.View(
                "Layer norm with a shortcut is critical for every weight variance",
                "The averaged partial Jacobian norm from the first block to the l-th, on logarithmic axes: a line is a power law. "
                + "Medians and quartiles over seeds.", 3,
                Panel(Critical), Panel("layer norm, μ = 0.8"), Panel("ReLU, no norm, μ = 1")));
    }
}
