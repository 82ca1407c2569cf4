using System.Text.Json.Nodes;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Configuration.Tests;

public class DefaultsTests
{
    [Fact]
    public void AnEmptyObjectIsTheDefaultExperiment() => Assert.Equal(new ExperimentConfig(), ReadConfig.From("{}"));

    [Fact]
    public void NullLeavesAKeyWithoutDefaultUnset() => Assert.Null(ReadConfig.From("""{ "$schema": null }""").Schema);

    [Fact]
    public void CommentsAndTrailingCommasAreAllowed()
    {
        var config = ReadConfig.From("""
            {
              // a line
              "name": "a", /* and
              a block */ "model": { "depth": 3, "width": [8, 8, 8,], },
            }
            """);
        Assert.Equal("a", config.Name);
        Assert.Equal(new LayerWidths([8, 8, 8]), ((MlpConfig)config.Model).Width);
    }

    [Fact]
    public void AByteOrderMarkIsNoPartOfTheText()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("bom.json"), """{ "name": "bom" }""", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Equal("bom", ConfigReader.ReadFile(folder.At("bom.json")).Name);
    }

    /// <summary>64.0 and 1e3 are integers to JSON Schema and to people.</summary>
    [Theory]
    [InlineData("64.0", 64)]
    [InlineData("1e3", 1000)]
    [InlineData("1E+2", 100)]
    public void IntegersMayBeWrittenAsNumbers(string text, int expected)
    {
        Assert.Equal(expected, ReadConfig.From($$"""{ "training": { "steps": {{text}} } }""").Training.Steps);
        Assert.Equal(expected, ((MlpConfig)ReadConfig.From($$"""{ "model": { "width": {{text}} } }""").Model).Width[1]);
    }

    [Fact]
    public void PathsAreRelativeToTheConfig()
    {
        var csv = (CsvConfig)ReadConfig.From("""{ "data": { "kind": "csv", "path": "../tables/a.csv" } }""").Data;
        Assert.Equal(Path.GetFullPath("/tables/a.csv"), csv.Path);
    }

    /// <summary>Each default that the schema documents is the one that holds: a kind read from its name alone has them all.</summary>
    [Theory]
    [MemberData(nameof(Unions.Kinds), MemberType = typeof(Unions))]
    public void AKindMayBeGivenByNameOrAsAnObject(string path, string kind)
    {
        var shape = Unions.Shape(path).Kinds.Single(k => k.Kind == kind);
        // What has no default must be said: the path of a table and the layers of a sequential model.
        var required = shape.Properties.Where(p => p.Required).ToDictionary(p => p.Name, p => Unions.RequiredValue(p.Name));
        var bare = new JsonObject(required) { ["kind"] = kind };
        var spelledOut = (JsonObject)bare.DeepClone();
        foreach (var property in shape.Properties.Where(p => p.Default is not null))
            spelledOut[property.Name] = property.Default!.DeepClone();

        var byObject = ReadConfig.From(Unions.Place(path, bare));
        Assert.Equal(byObject, ReadConfig.From(Unions.Place(path, spelledOut)));
        if (required.Count == 0)
        {
            Assert.Equal(byObject, ReadConfig.From(Unions.Place(path, JsonValue.Create(kind))));
            Assert.Equal(byObject, ReadConfig.From("{}", $"{path}={kind}"));
        }
    }
}
