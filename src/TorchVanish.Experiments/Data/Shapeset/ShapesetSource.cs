using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>
/// Shapeset-3×2 of Glorot and Bengio (2010), section 2.1: grayscale 32×32 images of one or two triangles, parallelograms and ellipses. The
/// number of objects and the kind of each are uniform, so the classes are not: a single object of a kind has probability 1/6, two different
/// kinds 1/9, and two equal ones 1/18. Always predicting the same class therefore has an error of at least 83.33%.
/// </summary>
public sealed class ShapesetSource(ShapesetConfig config) : IDataSource
{
    /// <summary>The classes in the order of their labels: T(riangle), P(arallelogram), E(llipse), and the pairs.</summary>
    public static readonly IReadOnlyList<string> ClassNames = ["T", "P", "E", "TP", "PE", "TE", "TT", "PP", "EE"];

    public bool Standardizes => config.Standardize;

    public DataSplit Draw(int seed) =>
        Standardization.Overall(SeededSplit.Split(Sample(seed), config.ValidationFraction, seed), config.Standardize);

    /// <summary>The images [Samples, 1024], row by row, pixels in [-1, 1], before they are split and standardized.</summary>
    public LabelledSamples Sample(int seed)
    {
        var random = RandomStream.For(seed, "data");
        var inputs = InputMatrix.Allocate(config.Samples, ShapesetScene.Pixels);
        var labels = new int[config.Samples];
        for (var i = 0; i < labels.Length; i++)
        {
            var scene = ShapesetScene.Random(random);
            scene.Render(inputs.AsSpan(i * ShapesetScene.Pixels, ShapesetScene.Pixels));
            labels[i] = Label(scene.Objects);
        }
        return new LabelledSamples(inputs, labels, ShapesetScene.Pixels, ClassNames.Count) { ClassNames = ClassNames };
    }

    private static int Label(IReadOnlyList<ShapesetObject> objects)
    {
        if (objects.Count == 1)
            return (int)objects[0].Kind;
        // The order of the two objects does not matter: TP and PT are the same class.
        return (objects[0].Kind, objects[1].Kind) switch
        {
            (ShapeKind.Triangle, ShapeKind.Triangle) => 6,
            (ShapeKind.Parallelogram, ShapeKind.Parallelogram) => 7,
            (ShapeKind.Ellipse, ShapeKind.Ellipse) => 8,
            (ShapeKind.Triangle, ShapeKind.Parallelogram) or (ShapeKind.Parallelogram, ShapeKind.Triangle) => 3,
            (ShapeKind.Parallelogram, ShapeKind.Ellipse) or (ShapeKind.Ellipse, ShapeKind.Parallelogram) => 4,
            _ => 5,
        };
    }
}
