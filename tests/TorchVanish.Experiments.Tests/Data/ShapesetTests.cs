using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

public sealed class ShapesetTests
{
    private static readonly LabelledSamples Sample = new ShapesetSource(new ShapesetConfig { Samples = 18000 }).Sample(0);

    private static readonly ShapesetScene[] Scenes =
        [.. Enumerable.Range(0, 5000).Select(i => ShapesetScene.Random(RandomStream.For(i, "scene")))];

    [Fact]
    public void Classes_are_as_frequent_as_uniform_numbers_and_kinds_of_objects_make_them()
    {
        double[] expected = [1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 9.0, 1 / 9.0, 1 / 9.0, 1 / 18.0, 1 / 18.0, 1 / 18.0];
        Assert.Equal(1, expected.Sum(), 1e-12);
        var counts = Draws.ClassCounts(Sample);
        for (var k = 0; k < 9; k++)
            Assert.Equal(expected[k], counts[k] / 18000.0, 4 * Math.Sqrt(expected[k] * (1 - expected[k]) / 18000));
        // The paper's chance level: 83.33% of the images are not of the most frequent class.
        Assert.Equal(0.8333, 1 - (counts.Max() / 18000.0), 0.01);
    }

    [Fact]
    public void Greys_of_ground_and_objects_are_in_opposite_ranges()
    {
        var light = 0;
        foreach (var scene in Scenes)
        {
            var inverted = scene.Background >= 0.5;
            light += inverted ? 1 : 0;
            Assert.InRange(scene.Background, inverted ? 0.55 : 0, inverted ? 1 : 0.45);
            Assert.All(scene.Objects, shape => Assert.InRange(shape.Grey, inverted ? 0 : 0.55, inverted ? 0.45 : 1));
        }
        Assert.InRange(light / 5000.0, 0.47, 0.53);
    }

    [Fact]
    public void A_second_object_covers_at_most_half_of_the_first_and_sometimes_some_of_it()
    {
        var covered = Scenes.Where(scene => scene.Objects.Count == 2).Select(scene => scene.Objects[1].CoveredShareOf(scene.Objects[0]))
            .ToList();
        Assert.InRange(covered.Count / 5000.0, 0.47, 0.53);
        Assert.True(covered.Max() is > 0.4 and <= 0.5);
        Assert.Contains(0.0, covered);
    }

    [Fact]
    public void Objects_keep_a_pixel_away_from_the_border_and_images_have_one_to_three_greys()
    {
        for (var i = 0; i < 2000; i++)
        {
            var image = Sample.Inputs.AsSpan(i * 1024, 1024).ToArray();
            var border = image.Where((_, at) => at / 32 is 0 or 31 || at % 32 is 0 or 31).Distinct();
            Assert.Single(border);
            Assert.InRange(image.Distinct().Count(), 2, 3);
            Assert.All(image, pixel => Assert.InRange(pixel, -1, 1));
        }
    }

    [Fact]
    public void The_number_of_objects_is_the_number_of_greys_beside_the_ground()
    {
        var pixels = new float[1024];
        foreach (var scene in Scenes.Take(500))
        {
            scene.Render(pixels);
            // The first object is never hidden by more than half, the second never at all.
            Assert.Equal(scene.Objects.Count + 1, pixels.Distinct().Count());
        }
    }

    [Fact]
    public void Areas_are_those_of_the_ideal_shapes_on_average()
    {
        // Stretching multiplies the area by width x height, mean (0.5 · 32)² = 256: the regular n-gon on a circle of radius 1/2
        // has area n sin(2π/n) / 8.
        foreach (var (kind, corners) in new[] { (ShapeKind.Triangle, 3), (ShapeKind.Parallelogram, 4), (ShapeKind.Ellipse, 20) })
        {
            var random = RandomStream.For((int)kind, "areas");
            var areas = Enumerable.Range(0, 4000).Select(_ => (double)ShapesetObject.Random(kind, 1, random).Area).ToList();
            var expected = 256 * corners * Math.Sin(2 * Math.PI / corners) / 8;
            Assert.Equal(expected, areas.Average(), 4 * Draws.Std(areas) / Math.Sqrt(areas.Count));
            Assert.True(areas.Min() > 0);
        }
    }

    [Fact]
    public void A_square_fills_the_pixels_whose_centers_are_inside()
    {
        var spans = ConvexRaster.Fill([(1, 1), (4, 1), (4, 3), (1, 3)], side: 5);
        Assert.Equal([(0, 0), (1, 4), (1, 4), (0, 0), (0, 0)], spans);
        Assert.All(ConvexRaster.Fill([(1.6, 1.6), (1.9, 1.6), (1.9, 1.9)], side: 5), span => Assert.Equal((0, 0), span));
    }

    [Fact]
    public void A_draw_standardizes_all_pixels_together()
    {
        var split = Draws.Of(new ShapesetConfig { Samples = 400 });
        var pixels = split.Training.Inputs.Select(x => (double)x).ToList();
        Assert.Equal(0, Draws.Mean(pixels), 1e-5);
        Assert.Equal(1, Draws.Std(pixels), 1e-5);
        Assert.Equal((1024, 9), (split.Training.Features, split.Training.Classes));
    }
}
