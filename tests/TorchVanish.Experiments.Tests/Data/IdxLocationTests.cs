using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

public sealed class IdxLocationTests
{
    [Theory]
    [InlineData(""), InlineData("fashion-mnist"), InlineData("FashionMNIST/raw")]
    public void A_data_directory_may_hold_the_files_itself_or_in_a_folder_of_their_own(string under)
    {
        using var folder = new TemporaryFolder();
        TinyIdx.WriteAll(folder, under, packed: true);
        Assert.True(FashionMnistFiles.Present(folder.Path, out var found));
        Assert.Equal(Path.Combine(folder.Path, under), found);
        Assert.Equal(found, FashionMnist.Dataset.Locate(null, folder.Path).Folder);
    }

    [Fact]
    public void A_subfolder_of_the_data_set_comes_before_the_data_directory()
    {
        using var folder = new TemporaryFolder();
        TinyIdx.WriteAll(folder);
        TinyIdx.WriteAll(folder, "mnist");
        Assert.EndsWith("mnist", Mnist.Dataset.Locate(null, folder.Path).Folder);
    }

    [Fact]
    public void The_config_is_asked_before_the_data_directory()
    {
        using var config = new TemporaryFolder();
        using var directory = new TemporaryFolder();
        TinyIdx.WriteAll(config);
        TinyIdx.WriteAll(directory);
        Assert.Equal(config.Path, Mnist.Dataset.Locate(config.Path, directory.Path).Folder);
    }

    [Fact]
    public void A_place_that_was_named_must_have_the_files()
    {
        using var folder = new TemporaryFolder();
        Assert.False(FashionMnistFiles.Present(folder.Path, out var found));
        Assert.Equal("", found);
        var refusal = Assert.Throws<StorageException>(() => FashionMnist.Dataset.Locate(null, folder.Path));
        Sentence.Check(refusal, folder.Path);
        Assert.Contains("apt install dataset-fashion-mnist", refusal.Message);
        Assert.Contains("--data-dir", refusal.Message);
    }

    [Fact]
    public void A_folder_with_some_of_the_files_is_told_which_are_missing()
    {
        using var folder = new TemporaryFolder();
        TinyIdx.WriteAll(folder);
        File.Delete(Path.Combine(folder.Path, "t10k-labels-idx1-ubyte"));
        var refusal = Assert.Throws<StorageException>(() => Mnist.Dataset.Locate(folder.Path, null));
        Sentence.Check(refusal, folder.Path);
        Assert.Contains("lacks t10k-labels-idx1-ubyte (", refusal.Message);
    }

    [Fact]
    public void Files_that_begin_with_the_name_of_their_set_are_found_where_there_is_one_set()
    {
        using var folder = new TemporaryFolder();
        WriteEmnist(folder, "letters");
        var found = Mnist.Dataset.Locate(folder.Path, null);
        Assert.True(found.IsEmnist);
        Assert.EndsWith("emnist-letters-test-labels-idx1-ubyte.gz", found.TestLabels);
        Assert.EndsWith("emnist-letters-train-images-idx3-ubyte.gz", found.TrainingImages);

        WriteEmnist(folder, "digits");
        var refusal = Assert.Throws<StorageException>(() => Mnist.Dataset.Locate(folder.Path, null));
        Sentence.Check(refusal, folder.Path);
        Assert.Contains("holds \"emnist-digits-test-images-idx3-ubyte.gz\", \"emnist-digits-test-labels-idx1-ubyte.gz\" and 6 more",
            refusal.Message);
        Assert.EndsWith("rename the files, or give each data set a folder of its own.", refusal.Message);
    }

    [Fact]
    public void Any_data_set_needs_a_folder()
    {
        var refusal = Assert.Throws<StorageException>(() => IdxFiles.Dataset.Locate(null, null));
        Assert.Contains("name the folder of its four IDX files with data.directory or --data-dir", refusal.Message);
    }

    private static void WriteEmnist(TemporaryFolder folder, string part)
    {
        foreach (var (half, count) in new[] { ("train", 12), ("test", 5) })
        {
            folder.Write($"emnist-{part}-{half}-images-idx3-ubyte.gz", TemporaryFolder.Gzip(TinyIdx.Images(count)));
            folder.Write($"emnist-{part}-{half}-labels-idx1-ubyte.gz", TemporaryFolder.Gzip(TinyIdx.Labels(count)));
        }
    }

    [Fact]
    public void Names_with_a_dot_are_known_too()
    {
        using var folder = new TemporaryFolder();
        TinyIdx.WriteAll(folder);
        foreach (var file in Directory.GetFiles(folder.Path))
            File.Move(file, file.Replace("-idx", ".idx", StringComparison.Ordinal));
        Assert.True(Mnist.Dataset.Locate(folder.Path, null).Complete);
    }
}
