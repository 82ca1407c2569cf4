using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>Residual nets with batch norm, with a scalar of 0 in its place, and with neither: scale of the stream, and training.</summary>
public sealed class SkipInit : PaperExperiment
{
    private const double Rate = 0.01;

    public override string Id => "de-smith-2020";

    public override int Cost => 40;

    public override void Measure(Laboratory lab)
    {
        var (depth, width, batch, seeds, steps) = (lab.Pick(64, 64, 6), lab.Pick(64, 48, 8), lab.Pick(64, 64, 8), lab.Pick(4, 3, 2),
            lab.Pick(400, 150, 3));
        foreach (var (cell, batchNorm, scale) in ((string, bool, double?)[])[("batch norm", true, null), ("SkipInit, α = 0", false, 0),
            ("neither, α = 1", false, 1)])
        {
            using var scope = NewDisposeScope();
            var generator = lab.Generator(Id);
            var (task, nets) = lab.Build(() =>
                (new TeacherTask(generator, seeds), new ResidualNets(generator, seeds, depth, width, shortcut: true, batchNorm, scale)));
            lab.Piece(() => nets.Forward(task.Draw(batch).X, (block, h) => lab.Record(cell, block + 1, "stream_std", h.flatten(1).std(1))));
            StackedSgd.Train(lab, cell, task, nets.Parameters, x => nets.Forward(x), Rate, batch, steps);
        }
    }
}
