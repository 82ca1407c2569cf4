using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>The norm of the mean bias gradient of each hidden layer, over 1,000 images at initialization.</summary>
public sealed class NielsenLayers : PaperExperiment
{
    private const int Images = 1000;
    private const int Pixels = 784;
    private const int Classes = 10;
    private const int Width = 30;

    public override string Id => "nielsen-2015";

    public override int Cost => 5;

    public override void Measure(Laboratory lab)
    {
        var seeds = lab.Pick(96, 64, 4);
        var generator = lab.Generator(Id);
        var (images, labels) = Draw(lab, lab.Pick(Images, Images, 50), generator);
        using var kept = images;
        using var classes = labels;
        for (var seed = 0; seed < seeds; seed++)
        {
            foreach (var hidden in (int[])[2, 3, 4])
                lab.Piece(() => Measure(lab, images, labels, hidden, seed, generator));
        }
    }

    private static void Measure(Laboratory lab, Tensor images, Tensor labels, int hidden, int seed, Generator generator)
    {
        var h = images;
        var biases = new List<Tensor>();
        for (var layer = 1; layer <= hidden + 1; layer++)
        {
            var (fanIn, units) = (h.shape[1], layer > hidden ? Classes : Width);
            biases.Add(generator.Normal(1, units).requires_grad_(true));
            h = (h.mm(generator.Normal(Math.Sqrt(1.0 / fanIn), fanIn, units)) + biases[^1]).sigmoid();
        }
        // Nielsen's cross-entropy over sigmoid outputs, whose gradient at the output is a − y.
        var loss = nn.functional.binary_cross_entropy(h, labels, reduction: nn.Reduction.Sum) / images.shape[0];
        var gradients = Stacks.Gradients(loss, biases);
        for (var layer = 1; layer <= hidden; layer++)
            lab.Record($"{hidden} hidden layers", layer, seed, "bias_gradient_norm", gradients[layer - 1].norm().Number());
    }

    private static (Tensor Images, Tensor Labels) Draw(Laboratory lab, int count, Generator generator)
    {
        if (FashionMnistFiles.Present(null, out var folder))
        {
            lab.Record("Fashion-MNIST", 0, 0, "data", count);
            var config = new FashionMnistConfig
            {
                Samples = count + 2,
                Directory = folder,
                Standardize = false,
                Scale = ImageScale.Unit,
                ValidationFraction = 2.0 / (count + 2),
            };
            var drawn = new IdxSource(config, FashionMnist.Dataset, null).Draw(lab.Seed).Training;
            using var scope = NewDisposeScope();
            var classes = tensor(drawn.Labels.Select(label => (long)label).ToArray());
            var labels = nn.functional.one_hot(classes, Classes).to(ScalarType.Float32);
            return (tensor(drawn.Inputs, drawn.Count, drawn.Features).MoveToOuterDisposeScope(), labels.MoveToOuterDisposeScope());
        }
        lab.Record("synthetic images", 0, 0, "data", count);
        using var pieces = NewDisposeScope();
        // 19% of MNIST's pixels are not 0.
        var sparse = rand([count, Pixels], generator: generator) * rand([count, Pixels], generator: generator).lt(0.19)
            .to(ScalarType.Float32);
        var random = nn.functional.one_hot(randint(0, Classes, [count], ScalarType.Int64, generator: generator), Classes)
            .to(ScalarType.Float32);
        return (sparse.MoveToOuterDisposeScope(), random.MoveToOuterDisposeScope());
    }
}
