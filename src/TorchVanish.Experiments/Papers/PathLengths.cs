using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>The gradient that flows through paths of k of 54 residual modules at initialization, by autograd.</summary>
public sealed class PathLengths : PaperExperiment
{
    private const int Modules = 54;

    public override string Id => "veit-2016";

    public override int Cost => 6;

    public override void Measure(Laboratory lab)
    {
        var (width, batch, seeds) = (lab.Pick(96, 64, 16), lab.Pick(64, 64, 16), lab.Pick(24, 12, 2));
        var generator = lab.Generator(Id);
        var random = RandomStream.For(lab.Seed, Id);
        foreach (var k in lab.Pick<int[]>([1, 3, 5, 7, 9, 11, 13, 15, 17, 20, 24, 28, 32, 40], [1, 3, 5, 8, 11, 14, 17, 22, 28, 40],
            [1, 5, 17]))
        {
            for (var seed = 0; seed < seeds; seed++)
                lab.Piece(() => lab.Record("54 modules", k, seed, "path_gradient", Path(generator, random, k, width, batch)));
        }
    }

    // Forward through the whole net; backward through the branches of k modules and through the shortcuts of the others.
    private static double Path(Generator generator, Random random, int k, int width, int batch)
    {
        var chosen = Enumerable.Range(0, Modules).OrderBy(_ => random.Next()).Take(k).ToHashSet();
        var x = generator.Normal(1, batch, width).requires_grad_(true);
        var output = x;
        for (var module = 0; module < Modules; module++)
        {
            var value = output.detach() + Branch(output.detach(), generator, width, out var weights);
            // The value is that of the module; the gradient passes its branch alone, or its shortcut alone.
            var passed = chosen.Contains(module) ? Branch(output, weights) : output;
            output = passed + (value - passed).detach();
        }
        var v = generator.Normal(1, batch, width);
        return (Stacks.Pullback(output, v, [x])[0].norm() / v.norm()).Number();
    }

    private static Tensor Branch(Tensor x, Generator generator, int width, out Tensor[] weights)
    {
        weights = [generator.Normal(Math.Sqrt(2.0 / width), width, width), generator.Normal(Math.Sqrt(2.0 / width), width, width)];
        return Branch(x, weights);
    }

    // Batch norm, ReLU, weights, twice, as in a pre-activation ResNet.
    private static Tensor Branch(Tensor x, Tensor[] weights)
    {
        foreach (var matrix in weights)
            x = Normalized(x).relu().mm(matrix);
        return x;
    }

    private static Tensor Normalized(Tensor z)
    {
        var centred = z - z.mean([0], true);
        return centred * (centred.square().mean([0], true) + 1e-5).rsqrt();
    }
}
