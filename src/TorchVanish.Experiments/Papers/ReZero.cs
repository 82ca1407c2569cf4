using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>Very deep fully connected nets: plain, residual, and residual with a scalar that starts at 0.</summary>
public sealed class ReZero : PaperExperiment
{
    private const double Rate = 0.02;

    public override string Id => "bachlechner-2020";

    public override int Cost => 70;

    public override void Measure(Laboratory lab)
    {
        var (width, batch, seeds) = (lab.Pick(32, 32, 8), lab.Pick(64, 64, 8), lab.Pick(4, 3, 2));
        foreach (var depth in lab.Pick<int[]>([128, 1000], [128, 400], [8]))
        {
            var steps = depth > 128 ? lab.Pick(120, 60, 2) : lab.Pick(300, 150, 2);
            foreach (var (name, shortcut, scale) in ((string, bool, double?)[])[("ReZero", true, 0), ("residual", true, null),
                ("plain", false, null)])
            {
                using var scope = NewDisposeScope();
                var generator = lab.Generator($"{Id} {depth}");
                var (task, nets) = lab.Build(() =>
                    (new TeacherTask(generator, seeds),
                        new ResidualNets(generator, seeds, depth, width, shortcut, batchNorm: false, scale)));
                var cell = FormattableString.Invariant($"{name}, {depth} layers");
                // The other nets do not train, which fewer steps show as well.
                StackedSgd.Train(lab, cell, task, nets.Parameters, x => nets.Forward(x), Rate, batch,
                    name == "ReZero" ? steps : Math.Max(2, steps / 3));
            }
        }
    }
}
