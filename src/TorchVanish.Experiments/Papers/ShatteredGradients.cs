using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>The autocorrelation of df/dx along a line of 256 inputs, of shallow, deep and residual nets.</summary>
public sealed class ShatteredGradients : PaperExperiment
{
    private const int Points = 256;
    private const int MostLag = 15;
    private const double Beta = 0.1;

    public override string Id => "balduzzi-2017";

    public override int Cost => 8;

    public override void Measure(Laboratory lab)
    {
        var (units, seeds) = (lab.Pick(200, 200, 16), lab.Pick(40, 16, 3));
        var generator = lab.Generator(Id);
        for (var seed = 0; seed < seeds; seed++)
        {
            lab.Piece(() => Measure(lab, "1 layer", seed, Plain(generator, 1, units)));
            lab.Piece(() => Measure(lab, "24 layers", seed, Plain(generator, 24, units)));
            lab.Piece(() => Measure(lab, "50 layers, residual", seed, Residual(generator, 50, units)));
        }
    }

    private static (Tensor X, Tensor First) Inputs(Generator generator, int units)
    {
        var x = linspace(-2, 2, Points).unsqueeze(1).requires_grad_(true);
        // Biases place the kinks of the first layer along the line.
        return (x, x.mm(generator.Normal(1, 1, units)) + generator.Normal(1, units));
    }

    private static (Tensor X, Tensor Output) Plain(Generator generator, int layers, int units)
    {
        var (x, z) = Inputs(generator, units);
        for (var layer = 1; layer < layers; layer++)
            z = z.relu().mm(generator.Normal(Math.Sqrt(2.0 / units), units, units));
        return (x, z.relu().mm(generator.Normal(Math.Sqrt(2.0 / units), units, 1)));
    }

    // x + β W relu(BN(x)), the batch of the norm being the line.
    private static (Tensor X, Tensor Output) Residual(Generator generator, int layers, int units)
    {
        var (x, z) = Inputs(generator, units);
        for (var layer = 1; layer < layers; layer++)
        {
            var centred = z - z.mean([0], true);
            var normal = centred * (centred.square().mean([0], true) + 1e-5).rsqrt();
            z = z + (Beta * normal.relu().mm(generator.Normal(Math.Sqrt(2.0 / units), units, units)));
        }
        return (x, z.relu().mm(generator.Normal(Math.Sqrt(2.0 / units), units, 1)));
    }

    private static void Measure(Laboratory lab, string cell, int seed, (Tensor X, Tensor Output) net)
    {
        var gradient = Stacks.Gradients(net.Output.sum(), [net.X])[0].Numbers();
        var mean = gradient.Average();
        var variance = gradient.Sum(g => (g - mean) * (g - mean));
        for (var lag = 0; lag <= MostLag; lag++)
        {
            var covariance = Enumerable.Range(0, Points - lag).Sum(i => (gradient[i] - mean) * (gradient[i + lag] - mean));
            lab.Record(cell, lag, seed, "autocorrelation", covariance / variance);
        }
        for (var i = 0; seed == 0 && i < Points; i++)
            lab.Record(cell, -2 + (4.0 * i / (Points - 1)), 0, "gradient", gradient[i]);
    }
}
