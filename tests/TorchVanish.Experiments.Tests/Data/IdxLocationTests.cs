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
    public void A_folder_of_its_own_is_taken_before_the_data_directory_which_may_hold_the_other_set()
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
    public void Files_under_other_names_are_told_which_names_are_needed()
    {
        using var folder = new TemporaryFolder();
        foreach (var (half, count) in new[] { ("train", 12), ("test", 5) })
        {
            folder.Write($"emnist-letters-{half}-images-idx3-ubyte.gz", TemporaryFolder.Gzip(TinyIdx.Images(count)));
            folder.Write($"emnist-letters-{half}-labels-idx1-ubyte.gz", TemporaryFolder.Gzip(TinyIdx.Labels(count)));
        }
        var refusal = Assert.Throws<StorageException>(() => Mnist.Dataset.Locate(folder.Path, null));
        Sentence.Check(refusal, folder.Path);
        Assert.Contains("holds \"emnist-letters-test-images-idx3-ubyte.gz\", \"emnist-letters-test-labels-idx1-ubyte.gz\" and 2 more", refusal.Message);
        Assert.Contains("train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte", refusal.Message);
        Assert.Contains("labels above 9 not yet", refusal.Message);

        File.Move(Path.Combine(folder.Path, "emnist-letters-train-images-idx3-ubyte.gz"), Path.Combine(folder.Path, "mnist-images-idx3-ubyte.gz"));
        foreach (var file in Directory.GetFiles(folder.Path, "emnist*"))
            File.Delete(file);
        refusal = Assert.Throws<StorageException>(() => Mnist.Dataset.Locate(folder.Path, null));
        Assert.EndsWith("rename the files.", refusal.Message);
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
