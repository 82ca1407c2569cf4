
namespace TorchVanish.Configuration.Tests;

public class OverrideTests
{
    private const string Relu = """{ "model": { "activation": "leaky_relu", "depth": 4 } }""";

    [Fact]
    public void NumbersNamesAndListsNeedNoQuotes()
    {
        var config = ReadConfig.From(Relu, "model.depth=2", "model.width=[5, 6]", "name=a-b",
            "training.nesterov=true", "training.momentum=0.9", "dtype=float64");
        var mlp = (MlpConfig)config.Model;
        Assert.Equal((2, new LayerWidths([5, 6]), "a-b"), (mlp.Depth, mlp.Width, config.Name));
        Assert.Equal((true, 0.9, Dtype.Float64), (config.Training.Nesterov, config.Training.Momentum, config.Dtype));
    }

    [Fact]
    public void AnArgumentJoinsAKindGivenByName() =>
        Assert.Equal(new LeakyReluConfig { NegativeSlope = 0.3 },
            ((MlpConfig)ReadConfig.From(Relu, "model.activation.negative_slope=0.3").Model).Activation);

    [Fact]
    public void AnArgumentOfAKindThatIsNotGivenIsTheDefaultKinds() =>
        Assert.Equal(new XavierNormalConfig { Gain = 4 },
            ((MlpConfig)ReadConfig.From("{}", "model.initialization.gain=4").Model).Initialization);

    [Fact]
    public void TheLastOneHolds() => Assert.Equal(9, ReadConfig.From("{}", "seed=3", "seed=9").Seed);

    [Fact]
    public void AnObjectMayBeGiven() =>
        Assert.Equal(new NormClippingConfig { MaxNorm = 2 }, ReadConfig.From("{}", """training.clipping={"kind":"norm","max_norm":2}""").Training.Clipping);

    [Fact]
    public void TextMayHoldEqualsSigns() =>
        Assert.EndsWith("a=b.csv", ((CsvConfig)ReadConfig.From("""{ "data": { "kind": "csv", "path": "x" } }""", "data.path=a=b.csv").Data).Path);

    [Fact]
    public void NullTakesAKeyWithoutDefaultAway() => Assert.Null(ReadConfig.From("""{ "$schema": "x" }""", "$schema=null").Schema);

    [Theory]
    [InlineData("model.depth", "--set model.depth: must be path=value, such as --set model.depth=20.")]
    [InlineData("=3", "--set =3: must be path=value, such as --set model.depth=20.")]
    [InlineData("model..depth=3", "--set model..depth=3: the path has an empty part; it must be keys joined by dots, such as model.depth.")]
    [InlineData("model.depth.x=3", "--set model.depth.x=3: depth is not an object, so it has no keys to set.")]
    [InlineData("model.depht=3", "--set model.depht: model.depht is not a known key (did you mean depth?)")]
    [InlineData("model.depth=-3", "--set model.depth: model.depth is -3; it must be an integer of at least 1 and at most 10000.")]
    [InlineData("model.activation=rleu", "--set model.activation: model.activation is \"rleu\" (did you mean relu?)")]
    [InlineData("name.x=3", "--set name.x: name is {\"kind\":\"a\",\"x\":3}; it must be")]
    [InlineData("model.width=[1,2]", "--set model.width: model.width lists 2 layers while model.depth is 10")]
    [InlineData("training={\"steps\":1,\"steps\":2}", "--set training")]
    public void AnOverrideThatCannotBeMeantIsNamed(string text, string expected) =>
        Assert.StartsWith(expected, ReadConfig.Refusal("""{ "name": "a", "model": { "depth": 10 } }""", text));

    [Fact]
    public void AnErrorOfTheFileIsNotBlamedOnAnOverride() =>
        Assert.StartsWith("test.json: seed is -1", ReadConfig.Refusal("""{ "seed": -1 }""", "model.depth=3"));
}
