using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>The shares of ReLU networks that are initially dead for all inputs (constant outputs), and for one input.</summary>
public sealed class DyingRelu : PaperExperiment
{
    /// <summary>Ten layers of weights; the last one has no ReLU.</summary>
    private const int Hidden = 9;

    public override string Id => "lu-2019";

    public override void Measure(Laboratory lab)
    {
        var nets = lab.Pick(20_000, 4_000, 50);
        var generator = lab.Generator(Id);
        foreach (var width in (int[])[2, 3, 4, 5, 6, 8, 10])
        {
            lab.Piece(() =>
            {
                // One input of each sign: without biases a network is linear along each ray, so one point shows whether it is dead on the
                // ray.
                var x = tensor(new[] { -1f, 1f }).reshape(1, 2, 1).expand(nets, 2, 1).contiguous().requires_grad_(true);
                var h = x;
                for (var layer = 0; layer < Hidden; layer++)
                {
                    var fanIn = h.shape[2];
                    h = h.bmm(generator.Normal(Math.Sqrt(2.0 / fanIn), nets, fanIn, width)).relu();
                }
                var output = h.bmm(generator.Normal(Math.Sqrt(2.0 / width), nets, width, 1));
                // A network is dead if autograd's gradient is 0: [networks, 2] without the single input feature.
                var dead = Stacks.Gradients(output.sum(), [x])[0].squeeze(2).eq(0).to(ScalarType.Float64);
                lab.Record("both signs", width, 0, "dead_share", dead.prod(1).mean().Number());
                lab.Record("one input", width, 0, "dead_share", dead[TensorIndex.Colon, 1].mean().Number());
                lab.Record("nets", width, 0, "nets", nets);
            });
        }
    }
}
