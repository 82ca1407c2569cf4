using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>Deep plain ReLU networks with He's and Xavier's weights: the first gradients, and whether they train.</summary>
public sealed class HeAgainstXavier : PaperExperiment
{
    private const double Rate = 0.01;

    public override string Id => "he-2015";

    public override int Cost => 60;

    public override void Measure(Laboratory lab)
    {
        var (width, batch, seeds) = (lab.Pick(64, 64, 16), lab.Pick(128, 128, 16), lab.Pick(4, 3, 2));
        foreach (var depth in (int[])[22, 30])
        {
            foreach (var (name, gain) in ((string, double)[])[("He", 2), ("Xavier", 1)])
            {
                using var scope = NewDisposeScope();
                var cell = FormattableString.Invariant($"{name}, {depth} layers");
                var generator = lab.Generator($"{Id} {depth}");
                var (task, weights) = lab.Build(() => (new TeacherTask(generator, seeds), Weights(generator, seeds, depth, width, gain)));
                Gradients(lab, cell, generator, lab.Pick(24, 24, 2), depth, width, gain, batch);
                // Xavier with 22 layers gets more steps, because the paper says that it trains late.
                var steps = depth == 22 && name == "Xavier" ? lab.Pick(2500, 400, 3) : lab.Pick(600, 250, 3);
                StackedSgd.Train(lab, cell, task, weights, x => Forward(x, weights)[^1], Rate, batch, steps);
            }
        }
    }

    private static Tensor[] Weights(Generator generator, int seeds, int depth, int width, double gain) =>
    [
        .. Enumerable.Range(0, depth + 1).Select(layer =>
        {
            var (fanIn, fanOut) = (layer == 0 ? TeacherTask.Features : width, layer == depth ? TeacherTask.Classes : width);
            return generator.Normal(Math.Sqrt(gain / fanIn), seeds, fanIn, fanOut).requires_grad_(true);
        }),
    ];

    private static List<Tensor> Forward(Tensor x, Tensor[] weights)
    {
        var z = new List<Tensor> { x.bmm(weights[0]) };
        foreach (var matrix in weights.Skip(1))
            z.Add(z[^1].relu().bmm(matrix));
        return z;
    }

    private static void Gradients(
        Laboratory lab, string cell, Generator generator, int seeds, int depth, int width, double gain, int batch) => lab.Piece(() =>
    {
        var (task, weights) = (new TeacherTask(generator, seeds), Weights(generator, seeds, depth, width, gain));
        var (x, y) = task.Draw(batch);
        var z = Forward(x, weights);
        var loss = nn.functional.cross_entropy(z[^1].flatten(0, 1), y.flatten(), reduction: nn.Reduction.Sum) / batch;
        var gradients = Stacks.Gradients(loss, [.. z, .. weights]);
        for (var layer = 0; layer < weights.Length; layer++)
        {
            lab.Record(cell, layer + 1, "delta_norm", gradients[layer].Norms());
            lab.Record(cell, layer + 1, "weight_gradient_norm", gradients[weights.Length + layer].Norms());
        }
    });
}
