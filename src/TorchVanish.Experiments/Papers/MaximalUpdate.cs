using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>The best rate of Adam by width, in the standard parametrization and in μP, after a few steps.</summary>
public sealed class MaximalUpdate : PaperExperiment
{
    private const int BaseWidth = 64;
    private const int Batch = 64;

    public override string Id => "yang-2022";

    public override int Cost => 80;

    public override void Measure(Laboratory lab)
    {
        foreach (var width in lab.Pick<int[]>([64, 128, 256], [64, 128, 256], [8, 16]))
        {
            foreach (var mup in (bool[])[false, true])
            {
                for (var exponent = -14; exponent <= lab.Pick(-4, -4, -13); exponent++)
                    Train(lab, mup, width, exponent, lab.Pick(12, 10, 2), lab.Pick(60, 40, 2));
            }
        }
    }

    private void Train(Laboratory lab, bool mup, int width, int exponent, int seeds, int steps)
    {
        using var scope = NewDisposeScope();
        // Every rate uses the same random numbers, so that rates are compared in pairs.
        var generator = lab.Generator($"{Id} {width}");
        var relative = (double)width / BaseWidth;
        var (task, weights, first, second) = lab.Build(() =>
        {
            Tensor[] weights =
            [
                generator.Normal(Math.Sqrt(2.0 / TeacherTask.Features), seeds, TeacherTask.Features, width),
                generator.Normal(Math.Sqrt(2.0 / width), seeds, width, width),
                generator.Normal(Math.Sqrt(2.0 / width), seeds, width, width),
                // In μP the readout shrinks with the width.
                generator.Normal(Math.Sqrt(1.0 / width / (mup ? relative : 1)), seeds, width, TeacherTask.Classes),
            ];
            foreach (var matrix in weights)
                matrix.requires_grad_(true);
            return (
                new TeacherTask(generator, seeds), weights, weights.Select(w => zeros_like(w)).ToArray(),
                    weights.Select(w => zeros_like(w)).ToArray());
        });
        // Adam's rate: as it is for the input layer, over the width for hidden and output layers in μP.
        double[] rates = [.. Enumerable.Range(0, 4).Select(layer => Math.Pow(2, exponent) / (mup && layer > 0 ? relative : 1))];
        var tail = new double[seeds];
        for (var step = 1; step <= steps; step++)
        {
            var at = step;
            lab.Piece(() =>
            {
                var (x, y) = task.Draw(Batch);
                var h = x;
                foreach (var matrix in weights[..^1])
                    h = h.bmm(matrix).relu();
                var losses = nn.functional.cross_entropy(h.bmm(weights[^1]).flatten(0, 1), y.flatten(), reduction: nn.Reduction.None)
                    .reshape(seeds, Batch).mean([1]);
                if (at > steps - 10)
                {
                    foreach (var (loss, seed) in losses.Numbers().Select((loss, seed) => (loss, seed)))
                        tail[seed] += loss / 10;
                }
                var gradients = Stacks.Gradients(losses.sum(), weights);
                using var still = no_grad();
                for (var i = 0; i < weights.Length; i++)
                {
                    first[i].mul_(0.9).add_(0.1 * gradients[i]);
                    second[i].mul_(0.999).add_(0.001 * gradients[i].square());
                    var (mean, square) = (first[i] / (1 - Math.Pow(0.9, at)), second[i] / (1 - Math.Pow(0.999, at)));
                    weights[i].sub_(rates[i] * mean / (square.sqrt() + 1e-8));
                }
            });
        }
        for (var seed = 0; seed < seeds; seed++)
            lab.Record($"{(mup ? "μP" : "standard")}, width {width}", exponent, seed, "loss", tail[seed]);
    }
}
