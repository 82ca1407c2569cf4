namespace TorchVanish.Experiments.Papers;

/// <summary>ln of the squared gradient norm at the input of deep He-ReLU nets, over many seeds.</summary>
public sealed class LogNormalGradients : PaperExperiment
{
    private const int Depth = 10;
    private const int Stack = 50;

    public override string Id => "hanin-nica-2020";

    public override int Cost => 25;

    public override void Measure(Laboratory lab)
    {
        foreach (var width in lab.Pick<int[]>([20, 50, 100, 200, 500], [20, 50, 100], [8]))
        {
            // At 500 units a net has 2.5 million weights.
            var seeds = width == 500 ? 300 : lab.Pick(1000, 1000, Stack);
            var generator = lab.Generator($"{Id} {width}");
            for (var first = 0; first < seeds; first += Stack)
            {
                lab.Piece(() =>
                {
                    var x = generator.Normal(1, Stack, 1, width).requires_grad_(true);
                    var h = x;
                    for (var layer = 0; layer < Depth; layer++)
                        h = h.bmm(generator.Normal(Math.Sqrt(2.0 / width), Stack, width, width)).relu();
                    var v = generator.Normal(1, Stack, 1, width);
                    var norms = Stacks.Pullback(h, v, [x])[0].Norms() / v.Norms();
                    lab.Record("He, ReLU", width, "log_gradient_squared", norms.log() * 2, first);
                });
            }
        }
    }
}
