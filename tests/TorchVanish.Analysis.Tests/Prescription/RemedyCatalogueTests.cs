using TorchVanish.Analysis.Prescription;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Tests.Prescription;

public sealed class RemedyCatalogueTests
{
    private static readonly DataFacts Numbers = new("csv", 80, 20, 3, false, []);
    private static readonly DataFacts Classes = new("csv", 80, 20, 3, false, [new("a", 40, 10), new("b", 40, 10)]);

    private static readonly CsvConfig Table = new() { Path = "/data/table.csv", Task = TableTask.Regression, Standardize = false };

    private static readonly SequentialConfig Sequential = new()
    {
        Layers =
        [
            new LinearLayerConfig
            {
                OutFeatures = 8,
                Activation = new ReluConfig(),
                Initialization = new ConstantConfig { Weight = 1, Bias = -1 },
            },
            new LinearLayerConfig { OutFeatures = 8, Activation = new SigmoidConfig() },
            new DropoutLayerConfig(),
            new LinearLayerConfig { OutFeatures = 8 },
            new ActivationLayerConfig { Activation = new TanhConfig() },
            new LinearLayerConfig { OutFeatures = 1, Activation = new SoftmaxConfig() },
        ],
    };

    public static TheoryData<string> Tasks => [.. All.Keys];

    private static Dictionary<string, RemedyTask> All { get; } = new()
    {
        ["mlp"] = new(new ExperimentConfig { Data = new SpiralsConfig { Standardize = false } }, null),
        ["mlp with a list of widths"] =
            new(new ExperimentConfig { Model = new MlpConfig { Depth = 3, Width = new([16, 64, 32]) } }, null),
        ["clipped"] = new(
            new ExperimentConfig { Training = new() { Clipping = new NormClippingConfig { MaxNorm = 1e-6 }, WeightDecay = 0.1 } }, null),
        ["rnn"] = new(new ExperimentConfig { Data = new TemporalOrderConfig(), Model = new RnnConfig() }, null),
        ["lstm"] = new(new ExperimentConfig { Data = new TemporalOrderConfig(), Model = new LstmConfig { HiddenSize = 16 } }, null),
        ["gru"] = new(new ExperimentConfig { Data = new TemporalOrderConfig(), Model = new GruConfig() }, null),
        ["table"] = new(
            new ExperimentConfig { Data = Table, Model = Sequential, Training = new() { Loss = Loss.BinaryCrossEntropy } }, Numbers),
    };

    [Theory]
    [MemberData(nameof(Tasks))]
    public void EveryOptionHasAnIdOfItsOwnAndChangesSomething(string name)
    {
        var task = All[name];
        var singles = RemedyCatalogue.Singles(task);
        Assert.Equal(singles.Count, singles.Select(single => single.Id).Distinct().Count());
        Assert.All(singles, single => Assert.Matches("^[A-Za-z0-9_-]+$", single.Id));
        Assert.All(singles, single => Assert.NotEmpty(ConfigChange.Of(task.Config, single.Config)));
        Assert.InRange(singles.Count, 10, 40);
    }

    /// <summary>An option that is invalid would never be tried, and nobody would see it.</summary>
    [Theory]
    [MemberData(nameof(Tasks))]
    public void EveryOptionIsAValidConfig(string name)
    {
        var task = All[name];
        var offered = RemedyCatalogue.All.SelectMany(remedy => remedy.Options(task)).Select(option => option.Id);
        string[] refused = [.. offered.Except(RemedyCatalogue.Singles(task).Select(single => single.Id))];
        // Shortcuts add vectors, which needs layers of one width.
        Assert.Equal(name == "mlp with a list of widths" ? ["residual-identity", "residual-block"] : [], refused);
    }

    [Fact]
    public void EveryRemedyAppliesSomewhere() => Assert.All(
        RemedyCatalogue.All, remedy => Assert.Contains(All.Values, task => remedy.Options(task).Any()));

    [Theory]
    [MemberData(nameof(Tasks))]
    public void PartsOfAPairAreBothInIt(string name)
    {
        var task = All[name];
        var singles = RemedyCatalogue.Singles(task);
        Assert.All(RemedyCatalogue.Pairs(task, singles), pair =>
        {
            Assert.Equal(2, pair.Parts.Count);
            var change = ConfigChange.Of(task.Config, pair.Config).Keys.ToHashSet();
            Assert.True(change.Count >= 2 || change.Contains("model.layers"), pair.Id);
        });
        Assert.Null(RemedyCatalogue.Join(task, singles[0], singles[0]));
    }

    [Fact]
    public void AChangeIsNamedByItsPath()
    {
        var before = new ExperimentConfig();
        var model = new MlpConfig { Activation = new ReluConfig(), Initialization = new HeNormalConfig() };
        var after = before with { Model = model, Name = "other", Seed = 5 };
        var change = ConfigChange.Of(before, after);
        Assert.Equal("relu", (string?)change["model.activation"]);
        Assert.Equal("he_normal", (string?)change["model.initialization"]!["kind"]);
        Assert.Equal(2, change.Count);
    }

    /// <summary>Numbers behind a softmax over one output: the matched output is linear, and its loss the squared error.</summary>
    [Fact]
    public void TheOutputIsMatchedToNumbers()
    {
        var matched = RemedyCatalogue.Singles(All["table"]).Single(single => single.Id == "output-matched").Config;
        var output = (LinearLayerConfig)((SequentialConfig)matched.Model).Layers[^1];
        Assert.Equal(new IdentityConfig(), output.Activation);
        Assert.Equal(Loss.SquaredError, matched.Training.Loss);
    }

    [Fact]
    public void TheOutputIsMatchedToTwoClasses()
    {
        var config = All["table"].Config with { Data = Table with { Task = TableTask.Classification } };
        var task = new RemedyTask(config, Classes);
        var matched = RemedyCatalogue.Singles(task).Single(single => single.Id == "output-matched").Config;
        Assert.Equal(new SigmoidConfig(), ((LinearLayerConfig)((SequentialConfig)matched.Model).Layers[^1]).Activation);
        Assert.Equal(Loss.BinaryCrossEntropy, matched.Training.Loss);
        var again = RemedyCatalogue.Singles(task with { Config = matched });
        Assert.DoesNotContain(again, single => single.Id == "output-matched");
    }

    [Fact]
    public void NormalizationStandsBeforeTheActivation()
    {
        var config = RemedyCatalogue.Singles(All["table"]).Single(single => single.Id == "normalization-batch_norm").Config;
        var layers = ((SequentialConfig)config.Model).Layers;
        Assert.IsType<BatchNormLayerConfig>(layers[1]);
        Assert.Equal(new ActivationLayerConfig { Activation = new ReluConfig() }, layers[2]);
        Assert.Equal(3, layers.OfType<BatchNormLayerConfig>().Count());
    }
}
