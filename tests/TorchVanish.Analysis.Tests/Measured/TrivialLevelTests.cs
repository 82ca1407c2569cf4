using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Tests.Measured;

/// <summary>What an answer gets that looks at no input.</summary>
public sealed class TrivialLevelTests
{
    private static RunManifest Manifest(double? accuracy, double? loss, int classes) => new("torchvanish 0", "run", RunSource.Config, [])
    {
        TrivialAccuracy = accuracy,
        TrivialLoss = loss,
        Data = new DataFacts("csv", 75, 25, 2, true, [.. Enumerable.Range(0, classes).Select(i => new ClassFacts($"{i}", 10, 5))]),
    };

    private static TrivialLevel Of(RunManifest? manifest) =>
        TrivialLevel.Of(Rows.Record("run") with { Manifest = manifest }, new ExperimentConfig());

    [Fact]
    public void It_is_what_the_run_says()
    {
        Assert.Equal(new TrivialLevel(0.95, 0.2, TrivialKind.LargestClass), Of(Manifest(0.95, 0.2, classes: 2)));
        Assert.Equal(new TrivialLevel(null, 1.5, TrivialKind.Mean) { JudgedByLoss = true }, Of(Manifest(null, 1.5, classes: 0)));
        Assert.Equal(new TrivialLevel(0.95, null, TrivialKind.Constant), Of(Manifest(0.95, null, classes: 0)));
        Assert.Equal(TrivialKind.Constant, Of(Manifest(0.95, 0.2, classes: 2) with { Data = null }).Kind);
    }

    /// <summary>Adding states how often the mean is within 0.04 of the sum; what it is judged by is its loss.</summary>
    [Fact]
    public void A_number_is_judged_by_its_loss_whatever_accuracy_the_run_states()
    {
        Assert.Equal(new TrivialLevel(null, 0.17, TrivialKind.Mean) { JudgedByLoss = true }, Of(Manifest(0.08, 0.17, classes: 0)));
        Assert.Equal(TrivialKind.LabelMajorities, Of(Several).Kind);
    }

    [Fact]
    public void Each_replicate_has_the_level_of_its_own_split_where_the_run_says_it()
    {
        var level = Of(Manifest(0.5, 0.7, classes: 2) with { TrivialAccuracies = [0.4, 0.6] });
        Assert.Equal([0.4, 0.6, 0.5], Enumerable.Range(0, 3).Select(replicate => level.AccuracyOf(replicate)));
    }

    private static RunManifest Several =>
        Manifest(0.6, 0.2, classes: 3) with { Data = Manifest(0.6, 0.2, classes: 3).Data! with { MultiLabel = true } };

    /// <summary>Spirals have three classes unless the config says otherwise.</summary>
    [Fact]
    public void A_run_without_a_trivial_level_is_compared_with_a_guess()
    {
        var classes = new SpiralsConfig().Classes;
        foreach (var level in new[] { Of(null), Of(Manifest(null, null, classes: 2)) })
            Assert.Equal((1.0 / classes, null, TrivialKind.Guess), (level.Accuracy!.Value, level.Loss, level.Kind));
        Assert.EndsWith($"(one in {classes})", Of(null).Words, StringComparison.Ordinal);
    }

    public static TheoryData<DataConfig, double?> Guesses => new()
    {
        { new SpiralsConfig { Classes = 5 }, 0.2 },
        { new BlobsConfig { Classes = 4 }, 0.25 },
        { new GaussianConfig { Classes = 8 }, 0.125 },
        { new MoonsConfig(), 0.5 },
        { new CirclesConfig(), 0.5 },
        { new ParityConfig(), 0.5 },
        { new FashionMnistConfig(), 0.1 },
        { new ShapesetConfig(), 1.0 / 9 },
        { new CsvConfig { Path = "table.csv" }, null },
    };

    [Theory]
    [MemberData(nameof(Guesses))]
    public void A_guess_is_right_once_in_as_many_as_there_are_classes(DataConfig data, double? level) =>
        Assert.Equal(level, ChanceLevel.Of(data));

    /// <summary>
    /// The sum of two numbers from U(0, 1) is within 0.04 of 1 on a strip of the unit square: brute force over its points.
    /// </summary>
    [Fact]
    public void The_adding_problem_is_answered_by_one_as_often_as_the_strip_is_wide()
    {
        const int Points = 2000;
        var inside = 0;
        for (var i = 0; i < Points; i++)
        {
            for (var j = 0; j < Points; j++)
                inside += Math.Abs(((i + 0.5) / Points) + ((j + 0.5) / Points) - 1) <= 0.04 ? 1 : 0;
        }
        Assert.Equal((double)inside / (Points * Points), ChanceLevel.Of(new AddingConfig())!.Value, 3);
    }
}
