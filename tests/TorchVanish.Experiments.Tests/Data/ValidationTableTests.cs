using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

/// <summary>A table of its own for validation.</summary>
public sealed class ValidationTableTests
{
    private const string Training = "x,y,label\n1,10,a\n2,20,b\n3,30,a\n5,40,b\n";

    private static CsvConfig Config(TemporaryFolder folder, string validation) =>
        Tables.Config(folder, Training) with { ValidationPath = folder.Write("held.csv", validation), Standardize = false };

    [Fact]
    public void All_of_it_is_held_out_and_its_columns_are_found_by_name()
    {
        using var folder = new TemporaryFolder();
        var source = new CsvSource(Config(folder, "label,extra,y,x\nb,9,200,7\na,9,100,6\n"));
        for (var seed = 0; seed < 3; seed++)
        {
            var split = source.Draw(seed);
            Assert.Equal((4, 2), (split.Training.Count, split.Validation.Count));
            Assert.Equal([7, 200, 6, 100], split.Validation.Inputs);
            Assert.Equal([1, 0], split.Validation.Labels);
            Assert.Equal([1, 2, 3, 5], Draws.Column(split.Training, 0).Order());
        }
    }

    [Fact]
    public void The_statistics_are_those_of_the_table_to_learn_from_and_samples_limits_it_alone()
    {
        using var folder = new TemporaryFolder();
        var config = Config(folder, "x,y,label\n100,10,a\n200,20,c\n") with { Standardize = true, Samples = 3 };
        var split = new CsvSource(config).Draw(0);
        Assert.Equal((3, 2, 3), (split.Training.Count, split.Validation.Count, split.Training.Classes));
        Assert.Equal(0, Draws.Mean(Draws.Column(split.Training, 0)), 1e-6);
        Assert.All(Draws.Column(split.Validation, 0), value => Assert.True(value > 10));
        Assert.Contains(new CsvSource(config).Notes([0]), note => note.Contains("the class \"c\" (line 3, in validation) has one row"));
    }

    [Theory]
    [InlineData("x,label\n1,a\n", "there is no column \"y\", which the table of data.path has")]
    [InlineData("x,y,label\n", "has no rows; at least one is needed")]
    [InlineData("x,y,label\n1,red,a\n", "line 2, column \"y\": the feature is the text \"red\"")]
    public void A_table_that_does_not_fit_is_refused_by_its_own_name(string validation, string says)
    {
        using var folder = new TemporaryFolder();
        var config = Config(folder, validation);
        var refusal = Assert.Throws<StorageException>(() => CsvTableReader.Read(config));
        Sentence.Check(refusal, config.ValidationPath!);
        Assert.Contains(says, refusal.Message);
    }

    [Fact]
    public void A_missing_file_and_a_folder_name_the_key()
    {
        using var folder = new TemporaryFolder();
        var config = Tables.Config(folder, Training);
        string Says(string path) =>
            Assert.Throws<StorageException>(() => CsvTableReader.Read(config with { ValidationPath = path })).Message;
        Assert.Contains("does not exist; data.validation_path must name", Says(Path.Combine(folder.Path, "none.csv")));
        Assert.Equal($"{folder.Path} is a folder; data.validation_path must name a CSV file.", Says(folder.Path));
        Assert.Equal($"{folder.Path} is a folder; data.path must name a CSV file.", Assert.Throws<StorageException>(() =>
            CsvTableReader.Read(config with { Path = folder.Path })).Message);
    }
}
