using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

public sealed class IdxSourceTests
{
    [Fact]
    public void Training_images_come_from_the_training_files_and_validation_images_from_the_test_files_each_once()
    {
        using var folder = new TemporaryFolder();
        TinyIdx.WriteAll(folder);
        // Test images that differ from every training image, so that the origin of each shows.
        folder.Write("t10k-images-idx3-ubyte", TinyIdx.Make(0x803, [5, 2, 3], [.. Enumerable.Range(200, 30).Select(i => (byte)i)]));
        var split = new IdxSource(new FashionMnistConfig { Samples = 16, ValidationFraction = 0.25, Directory = folder.Path },
            FashionMnist.Dataset, null).Draw(3);
        Assert.Equal((12, 4, 6, 10), (split.Training.Count, split.Validation.Count, split.Training.Features, split.Training.Classes));

        // All twelve training images are drawn: their pixels are 0 ... 71, whose mean and variance are known.
        var (mean, std) = (35.5, Math.Sqrt(((72 * 72) - 1) / 12.0));
        var greys = split.Training.Inputs.Select(x => (int)Math.Round((x * std) + mean)).ToList();
        Assert.Equal(Enumerable.Range(0, 72), greys.Order());
        for (var i = 0; i < 12; i++)
            Assert.Equal(greys[6 * i] / 6 % 10, split.Training.Labels[i]);
        var held = split.Validation.Inputs.Select(x => (int)Math.Round((x * std) + mean)).ToList();
        Assert.Equal(24, held.Distinct().Count());
        Assert.All(held, grey => Assert.InRange(grey, 200, 229));
        Assert.Equal(Enumerable.Range(0, 4).Select(i => (held[6 * i] - 200) / 6), split.Validation.Labels);
    }

    [Fact]
    public void The_same_seed_draws_the_same_images_and_parallel_draws_agree()
    {
        using var folder = new TemporaryFolder();
        TinyIdx.WriteAll(folder, packed: true);
        var source = new IdxSource(new MnistConfig { Samples = 8, Directory = folder.Path }, Mnist.Dataset, null);
        var parallel = new byte[16][];
        Parallel.For(0, 16, seed => parallel[seed] = Draws.Bytes(source.Draw(seed)));
        for (var seed = 0; seed < 16; seed++)
            Assert.Equal(Draws.Bytes(source.Draw(seed)), parallel[seed]);
        Assert.True(parallel.Select(Convert.ToHexString).Distinct().Count() > 12);
    }

    [Theory]
    [InlineData(18, 0.25, 16)] // 5 of 18 held out; 16 leaves 12 for training
    [InlineData(17, 0.5, 10)] // 5 test images are half of 10 (9 of 17 would be needed)
    [InlineData(1000, 0.25, 16)]
    [InlineData(1000, 0.001, 13)]
    public void More_images_than_there_are_is_refused_with_the_largest_number(int samples, double fraction, int largest)
    {
        using var folder = new TemporaryFolder();
        TinyIdx.WriteAll(folder);
        IdxSource Source(int count) =>
            new(new MnistConfig { Samples = count, ValidationFraction = fraction, Directory = folder.Path }, Mnist.Dataset, null);
        var refusal = Assert.Throws<ConfigException>(() => Source(samples).Draw(0));
        Sentence.Check(refusal, "data.samples");
        Assert.EndsWith($"at most {largest}.", refusal.Message);
        Assert.Equal(largest, Source(largest).Draw(0) is var split ? split.Training.Count + split.Validation.Count : 0);
        Assert.Throws<ConfigException>(() => Source(largest + 1).Draw(0));
    }

    [Fact]
    public void Labels_that_are_drawn_alone_are_those_of_the_draw_and_have_the_names_of_the_data()
    {
        using var folder = new TemporaryFolder();
        TinyIdx.WriteAll(folder);
        var source = new IdxSource(new FashionMnistConfig { Samples = 8, Directory = folder.Path }, FashionMnist.Dataset, null);
        Assert.Equal(source.Draw(5).Training.Labels, source.DrawLabels(5).Training.Labels);
        Assert.Equal(source.Draw(5).Validation.Labels, source.DrawLabels(5).Validation.Labels);
        Assert.Equal("Ankle boot", source.DrawLabels(5).Training.ClassName(9));
        Assert.Empty(source.Notes([5]));
    }

    [Fact]
    public void Images_of_one_grey_are_zero_in_both_splits_and_said()
    {
        using var folder = new TemporaryFolder();
        TinyIdx.WriteAll(folder);
        folder.Write("train-images-idx3-ubyte", TinyIdx.Make(0x803, [12, 2, 3], [.. Enumerable.Repeat((byte)7, 72)]));
        var source = new IdxSource(new MnistConfig { Samples = 8, Directory = folder.Path }, Mnist.Dataset, null);
        var split = source.Draw(0);
        Assert.All(split.Training.Inputs.Concat(split.Validation.Inputs), input => Assert.Equal(0, input));
        Sentence.Check(new StorageException(Assert.Single(source.Notes([0, 1]))), "MNIST");
    }

    [Fact]
    public void Counts_that_disagree_are_refused()
    {
        using var folder = new TemporaryFolder();
        TinyIdx.WriteAll(folder);
        var labels = folder.Write("train-labels-idx1-ubyte", TinyIdx.Labels(11));
        var refusal = Assert.Throws<StorageException>(() =>
            new IdxSource(new MnistConfig { Samples = 4, Directory = folder.Path }, Mnist.Dataset, null).Draw(0));
        Sentence.Check(refusal, labels);
        Assert.Contains("has 11 labels", refusal.Message);
        Assert.Contains("has 12 images", refusal.Message);
    }

    [Fact]
    public void Test_images_of_another_size_are_refused()
    {
        using var folder = new TemporaryFolder();
        TinyIdx.WriteAll(folder);
        var images = folder.Write("t10k-images-idx3-ubyte", TinyIdx.Make(0x803, [5, 1, 2], new byte[10]));
        var refusal = Assert.Throws<StorageException>(() =>
            new IdxSource(new MnistConfig { Samples = 4, Directory = folder.Path }, Mnist.Dataset, null).Draw(0));
        Sentence.Check(refusal, images);
        Assert.Contains("1 x 2 pixels", refusal.Message);
    }

    [Fact]
    public void A_changed_file_is_read_again()
    {
        using var folder = new TemporaryFolder();
        TinyIdx.WriteAll(folder);
        var config = new MnistConfig { Samples = 4, Directory = folder.Path };
        folder.Write("train-labels-idx1-ubyte", TinyIdx.Labels(11));
        Assert.Throws<StorageException>(() => new IdxSource(config, Mnist.Dataset, null).Draw(0));
        folder.Write("train-labels-idx1-ubyte", TinyIdx.Labels(12));
        Assert.Equal(3, new IdxSource(config, Mnist.Dataset, null).Draw(0).Training.Count);
    }

    [Theory]
    [InlineData(ImageScale.Unit, 255), InlineData(ImageScale.Raw, 1)]
    public void Pixels_are_left_as_they_are_or_scaled_to_one(ImageScale scale, int divisor)
    {
        using var folder = new TemporaryFolder();
        TinyIdx.WriteAll(folder);
        var config = new MnistConfig { Samples = 8, Directory = folder.Path, Standardize = false, Scale = scale };
        var source = new IdxSource(config, Mnist.Dataset, null);
        var split = source.Draw(0);
        Assert.False(source.Standardizes);
        // Pixel j of image i is 6 i + j, and label i is i modulo 10.
        Assert.All(split.Validation.Inputs.Index(), pixel =>
            Assert.Equal(((6 * split.Validation.Labels[pixel.Index / 6]) + (pixel.Index % 6)) / (float)divisor, pixel.Item));
    }

    /// <summary>EMNIST's letters have labels from 1 to 26.</summary>
    [Theory]
    [InlineData("mnist"), InlineData("fashion-mnist"), InlineData("idx")]
    public void Labels_of_any_numbers_are_classes_in_their_order(string kind)
    {
        using var folder = new TemporaryFolder();
        TinyIdx.WriteAll(folder);
        folder.Write("train-labels-idx1-ubyte", TinyIdx.Make(0x801, [12], 1, 26, 3, 1, 26, 3, 1, 26, 3, 1, 26, 3));
        folder.Write("t10k-labels-idx1-ubyte", TinyIdx.Make(0x801, [5], 26, 1, 3, 7, 1));
        var config = ((IdxConfig)ConfigKinds.Default<DataConfig>(kind)) with
        {
            Samples = 16,
            ValidationFraction = 0.25,
            Directory = folder.Path
        };
        var source = DataSources.For(config, null);
        var split = source.Draw(0);
        Assert.Equal(["1", "3", "7", "26"], split.Training.ClassNames);
        Assert.Equal(split.Training.Labels, source.DrawLabels(0).Training.Labels);
        Assert.All(split.Training.Labels, label => Assert.Contains(label, new[] { 0, 1, 3 }));
        var notes = source.Notes([0]);
        Assert.Equal(kind == "idx" ? 0 : 1, notes.Count(note => note.Contains("the 4 labels of the files, 1 to 26, are the classes")));
    }

    [Fact]
    public void Labels_that_are_all_the_same_are_refused()
    {
        using var folder = new TemporaryFolder();
        TinyIdx.WriteAll(folder);
        folder.Write("train-labels-idx1-ubyte", TinyIdx.Make(0x801, [12], [.. Enumerable.Repeat((byte)77, 12)]));
        folder.Write("t10k-labels-idx1-ubyte", TinyIdx.Make(0x801, [5], 77, 77, 77, 77, 77));
        var refusal = Assert.Throws<StorageException>(() =>
            new IdxSource(new MnistConfig { Samples = 4, Directory = folder.Path }, Mnist.Dataset, null).Draw(0));
        Assert.Contains("all labels are 77", refusal.Message);
    }
}
