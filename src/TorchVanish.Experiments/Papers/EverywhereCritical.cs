namespace TorchVanish.Experiments.Papers;

/// <summary>Partial Jacobian norms of tanh nets with layer norm and a shortcut, and of ReLU nets without a norm, at four weight
/// variances.</summary>
public sealed class EverywhereCritical : PaperExperiment
{
    public override string Id => "doshi-2023";

    public override int Cost => 15;

    public override void Measure(Laboratory lab)
    {
        var (units, depth, seeds) = (lab.Pick(256, 192, 16), lab.Pick(100, 100, 10), lab.Pick(12, 8, 2));
        int[] watched = [.. ((int[])[1, 2, 4, 6, 8, 10, 16, 25, 40, 63, 80, 100]).Where(l => l <= depth)];
        var generator = lab.Generator(Id);
        foreach (var gain in (double[])[0.5, 1, 2, 4])
        {
            foreach (var (cell, shortcut, normalized) in ((string, double, bool)[])
                [("layer norm, μ = 1", 1, true), ("layer norm, μ = 0.8", 0.8, true), ("ReLU, no norm, μ = 1", 1, false)])
            {
                for (var seed = 0; seed < seeds; seed++)
                {
                    lab.Piece(() => PartialJacobians.Measure(
                        generator, units, depth, shortcut,
                        x => PartialJacobians.Linear(normalized ? PartialJacobians.Normalized(x).tanh() : x.relu(), generator, gain),
                            watched,
                        (block, norm) => lab.Record(FormattableString.Invariant($"{cell}, σ_w² = {gain}"), block, seed, "partial_jacobian",
                            norm)));
                }
            }
        }
    }
}
