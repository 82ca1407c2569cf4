using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

/// <summary>The geometry of the point clouds, where there is no noise to hide it.</summary>
public sealed class PlaneTests
{
    private static IEnumerable<(double X, double Y, int Label)> Points(LabelledSamples samples) =>
        Enumerable.Range(0, samples.Count)
            .Select(i => ((double)samples.Inputs[2 * i], (double)samples.Inputs[(2 * i) + 1], samples.Labels[i]));

    [Fact]
    public void A_point_of_a_spiral_has_the_angle_that_its_radius_and_class_ask_for()
    {
        var config = new SpiralsConfig { Samples = 999, Classes = 3, Turns = 1.5, Noise = 0 };
        var sample = new SpiralsSource(config).Sample(4);
        var radii = new List<double>();
        foreach (var (x, y, label) in Points(sample))
        {
            var radius = Math.Sqrt((x * x) + (y * y));
            var turns = (1.5 * radius) + (label / 3.0);
            Assert.Equal(x, radius * Math.Cos(2 * Math.PI * turns), 1e-5);
            Assert.Equal(y, radius * Math.Sin(2 * Math.PI * turns), 1e-5);
            radii.Add(radius);
        }
        Assert.InRange(radii.Max(), 0.99, 1.0001);
        Assert.Equal(0.5, radii.Average(), 0.05);
        Assert.Equal([333, 333, 333], Draws.ClassCounts(sample));
    }

    [Fact]
    public void Moons_are_two_half_circles_that_interleave()
    {
        var sample = new MoonsSource(new MoonsConfig { Samples = 1000, Noise = 0 }).Sample(4);
        foreach (var (x, y, label) in Points(sample))
        {
            var (centreX, centreY, up) = label == 0 ? (0.0, 0.0, 1) : (1.0, 0.5, -1);
            Assert.Equal(1, ((x - centreX) * (x - centreX)) + ((y - centreY) * (y - centreY)), 1e-5);
            Assert.True((y - centreY) * up >= -1e-6);
        }
        Assert.Equal([500, 500], Draws.ClassCounts(sample));
    }

    [Fact]
    public void Circles_have_radius_1_and_factor()
    {
        var sample = new CirclesSource(new CirclesConfig { Samples = 1001, Noise = 0, Factor = 0.3 }).Sample(4);
        foreach (var (x, y, label) in Points(sample))
            Assert.Equal(label == 0 ? 1 : 0.3, Math.Sqrt((x * x) + (y * y)), 1e-5);
        Assert.Equal([501, 500], Draws.ClassCounts(sample));
    }

    [Fact]
    public void Noise_has_the_standard_deviation_that_the_config_states()
    {
        var quiet = new CirclesSource(new CirclesConfig { Samples = 20000, Noise = 0 }).Sample(4);
        var noisy = new CirclesSource(new CirclesConfig { Samples = 20000, Noise = 0.2 }).Sample(4);
        // The same stream of numbers: the difference is the noise alone.
        var noise = noisy.Inputs.Zip(quiet.Inputs, (a, b) => (double)a - b).ToList();
        Assert.Equal(0.2, Draws.Std(noise), 0.2 * 0.03);
        Assert.Equal(0, Draws.Mean(noise), 0.005);
    }

    [Fact]
    public void Blobs_are_clouds_of_the_stated_width_around_centers_in_the_box()
    {
        var sample = new BlobsSource(new BlobsConfig { Samples = 20000, Classes = 4, Features = 2, Std = 0.5 }).Sample(4);
        Assert.Equal([5000, 5000, 5000, 5000], Draws.ClassCounts(sample));
        for (var k = 0; k < 4; k++)
            for (var feature = 0; feature < 2; feature++)
            {
                var column = Draws.Column(sample, feature).Where((_, i) => sample.Labels[i] == k).ToList();
                Assert.Equal(0.5, Draws.Std(column), 0.025);
                Assert.InRange(Draws.Mean(column), -10.1, 10.1);
            }
    }
}
