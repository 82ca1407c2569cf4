namespace TorchVanish.Experiments.Data;

/// <summary>One image of Shapeset-3×2 before it is drawn: a background and one or two objects, the second in front of the first.</summary>
/// <param name="Background">Grey of the background in [0, 1].</param>
/// <param name="Objects">One or two objects.</param>
public sealed record ShapesetScene(double Background, IReadOnlyList<ShapesetObject> Objects)
{
    /// <summary>Pixels along each side.</summary>
    public const int Side = 32;

    public const int Pixels = Side * Side;

    public static ShapesetScene Random(Random random)
    {
        // Light objects on a dark ground, or the other way round with probability 1/2: the mean grey tells nothing.
        var inverted = random.Next(2) == 1;
        var (light, dark) = (Uniform(random, 0.55, 1), Uniform(random, 0, 0.45));
        var first = ShapesetObject.Random((ShapeKind)random.Next(3), inverted ? dark : light, random);
        var background = inverted ? light : dark;
        if (random.Next(2) == 0)
            return new ShapesetScene(background, [first]);

        // The kind is drawn once, outside the rejection: rejecting kinds would move the class frequencies.
        var kind = (ShapeKind)random.Next(3);
        var grey = inverted ? Uniform(random, 0, 0.45) : Uniform(random, 0.55, 1);
        ShapesetObject second;
        do
            second = ShapesetObject.Random(kind, grey, random);
        while (second.CoveredShareOf(first) > 0.5);
        return new ShapesetScene(background, [first, second]);
    }

    /// <summary>Paints the image [Side, Side], row by row, greys moved to [-1, 1]; no antialiasing, as in the original.</summary>
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
