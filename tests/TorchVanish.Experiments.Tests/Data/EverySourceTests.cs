using System.Text.Json.Serialization;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

/// <summary>What holds for every kind of data.</summary>
public sealed class EverySourceTests
{
    public static TheoryData<string> Generated => Kinds.Names;

    [Fact]
    public void Every_kind_of_config_has_a_source()
    {
        var kinds = typeof(DataConfig).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>()
            .ToList();
        Assert.Equal(14, kinds.Count);
        foreach (var kind in kinds)
            Assert.NotNull(DataSources.For(
                kind.DerivedType == typeof(CsvConfig)
                    ? new CsvConfig { Path = "none.csv" } : (DataConfig)Activator.CreateInstance(kind.DerivedType)!, null));
    }

    [Theory, MemberData(nameof(Generated))]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others(string kind)
    {
        var first = Draws.Bytes(Draws.Of(Kinds.Generated[kind], seed: 7));
        Assert.Equal(first, Draws.Bytes(Draws.Of(Kinds.Generated[kind], seed: 7)));
        Assert.NotEqual(first, Draws.Bytes(Draws.Of(Kinds.Generated[kind], seed: 8)));
    }

    [Theory, MemberData(nameof(Generated))]
    public void Replicates_drawn_in_parallel_are_those_drawn_one_by_one(string kind)
    {
        var source = DataSources.For(Kinds.Generated[kind], null);
        var parallel = new byte[8][];
        Parallel.For(0, parallel.Length, seed => parallel[seed] = Draws.Bytes(source.Draw(seed)));
        for (var seed = 0; seed < parallel.Length; seed++)
            Assert.Equal(Draws.Bytes(Draws.Of(Kinds.Generated[kind], seed)), parallel[seed]);
    }

    [Theory, MemberData(nameof(Generated))]
    public void Counts_shapes_and_labels_are_consistent(string kind)
    {
        var split = Draws.Of(Kinds.Generated[kind]);
        Assert.Equal((225, 75), (split.Training.Count, split.Validation.Count));
        foreach (var part in new[] { split.Training, split.Validation })
        {
            Assert.Equal(part.Count * part.Features, part.Inputs.Length);
            Assert.All(part.Inputs, value => Assert.True(float.IsFinite(value)));
            Assert.All(part.Labels, label => Assert.InRange(label, 0, part.Classes - 1));
        }
    }

    [Theory]
    [InlineData("spirals"), InlineData("moons"), InlineData("circles"), InlineData("blobs")]
    public void Features_have_mean_0_and_variance_1_over_the_training_split_only(string kind)
    {
        var split = Draws.Of(Kinds.Generated[kind]);
        for (var feature = 0; feature < split.Training.Features; feature++)
        {
            var column = Draws.Column(split.Training, feature);
            Assert.Equal(0, Draws.Mean(column), 1e-6);
            Assert.Equal(1, Draws.Std(column), 1e-6);
            // By its own statistics the validation split would have mean 0 as well.
            Assert.True(Math.Abs(Draws.Mean(Draws.Column(split.Validation, feature))) > 1e-5);
        }
    }

    [Theory, MemberData(nameof(Generated))]
    public void Two_samples_are_enough(string kind)
    {
        var split = Draws.Of(Kinds.Generated[kind] with { Samples = 2, ValidationFraction = 0.01 });
        Assert.Equal((1, 1), (split.Training.Count, split.Validation.Count));
        Assert.All(split.Training.Inputs.Concat(split.Validation.Inputs), value => Assert.True(float.IsFinite(value)));
    }

    /// <summary>Some kinds leave their inputs out; the labels must be those of the draw all the same.</summary>
    [Theory, MemberData(nameof(Generated))]
    public void Labels_that_are_drawn_alone_are_those_of_the_draw(string kind)
    {
        var (whole, labels) = (Draws.Of(Kinds.Generated[kind], seed: 5), DataSources.For(Kinds.Generated[kind], null).DrawLabels(5));
        foreach (var (expected, actual) in new[] { (whole.Training, labels.Training), (whole.Validation, labels.Validation) })
        {
            Assert.Equal(expected.Labels, actual.Labels);
            Assert.Equal(expected.Targets, actual.Targets);
            Assert.Equal((expected.Count, expected.Classes), (actual.Count, actual.Classes));
        }
    }

    [Theory, MemberData(nameof(Generated))]
    public void Every_class_has_a_unique_name(string kind)
    {
        var samples = Draws.Of(Kinds.Generated[kind]).Training;
        Assert.Equal(samples.Classes, Enumerable.Range(0, samples.Classes).Select(samples.ClassName).Distinct().Count());
        Assert.True(samples.ClassNames is null || samples.ClassNames.Count == samples.Classes);
    }

    [Fact]
    public void More_samples_than_an_array_holds_are_refused_with_the_largest_number_that_fits()
    {
        var refusal = Assert.Throws<ConfigException>(() => Draws.Of(new GaussianConfig { Samples = 10_000_000, Features = 100_000 }));
        Assert.Contains("data.samples", refusal.Message);
        Assert.Contains("at most 21474 ", refusal.Message);
    }
}
