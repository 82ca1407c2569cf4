namespace TorchVanish.Experiments.Data;

/// <summary>The content of one image of Shapeset-3×2: a background and one or two objects, the second in front of the first.</summary>
/// <param name="Background">The gray level of the background in [0, 1].</param>
/// <param name="Objects">One or two objects.</param>
public sealed record ShapesetScene(double Background, IReadOnlyList<ShapesetObject> Objects)
{
    /// <summary>Pixels along each side.</summary>
    public const int Side = 32;

    public const int Pixels = Side * Side;

    public static ShapesetScene Random(Random random)
    {
        // With probability 1/2 objects are light on a dark background, otherwise dark on a light one: the mean gray level is not
        // informative.
        var inverted = random.Next(2) == 1;
        var (light, dark) = (Uniform(random, 0.55, 1), Uniform(random, 0, 0.45));
        var first = ShapesetObject.Random((ShapeKind)random.Next(3), inverted ? dark : light, random);
        var background = inverted ? light : dark;
        if (random.Next(2) == 0)
            return new ShapesetScene(background, [first]);

        // The kind is drawn outside the rejection loop, because rejecting kinds would change the class frequencies.
        var kind = (ShapeKind)random.Next(3);
        var grey = inverted ? Uniform(random, 0, 0.45) : Uniform(random, 0.55, 1);
        ShapesetObject second;
        do
            second = ShapesetObject.Random(kind, grey, random);
        while (second.CoveredShareOf(first) > 0.5);
        return new ShapesetScene(background, [first, second]);
    }

    /// <summary>Draws the image [Side, Side], row by row, with values in [-1, 1]; without antialiasing, as in the original.</summary>
    public void Render(Span<float> pixels)
    {
        pixels.Fill(Signed(Background));
        foreach (var shape in Objects)
            for (var row = 0; row < Side; row++)
            {
                var (start, end) = shape.Spans[row];
                pixels[((row * Side) + start)..((row * Side) + end)].Fill(Signed(shape.Grey));
            }
    }

    private static float Signed(double grey) => (float)((2 * grey) - 1);

    private static double Uniform(Random random, double low, double high) => low + ((high - low) * random.NextDouble());
}
