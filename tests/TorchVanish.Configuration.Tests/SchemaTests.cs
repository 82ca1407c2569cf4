using System.Text.Json.Nodes;
using TorchVanish.Runs.Tests;

namespace TorchVanish.Configuration.Tests;

public class SchemaTests
{
    private static readonly JsonObject Schema = (JsonObject)JsonNode.Parse(ConfigWriter.WriteSchema())!;

    // Those of draft 2020-12 that are in use; a misspelled one would be ignored by every editor.
    private static readonly string[] Keywords =
    [
        "$schema", "title", "type", "description", "properties", "additionalProperties", "required", "const", "enum", "oneOf",
            "items", "minItems", "$defs", "$ref", "uniqueItems",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "pattern", "minLength", "maxLength", "default",
    ];

    [Fact]
    public void TheCommittedSchemaIsTheProgramsOwn()
    {
        var path = Path.Combine(RepositoryFiles.Configs, RepositoryFiles.Schema);
        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == ConfigWriter.WriteSchema(),
            "configs/experiment.schema.json is not up to date; write it again: dotnet run -c Release --project src/TorchVanish.Cli -- "
                + "schema > configs/experiment.schema.json");
    }

    [Fact]
    public void ItIsOfDraft202012() => Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)Schema["$schema"]);

    [Fact]
    public void OnlyKeywordsOfTheDraftAreUsed() =>
        Assert.All(Schemas(Schema, "#"), s => Assert.All(s.Schema, pair => Assert.Contains(pair.Key, Keywords)));

    [Fact]
    public void EveryKeyHasADescription() =>
        Assert.All(Keys(), key =>
            Assert.False(string.IsNullOrWhiteSpace((string?)key.Schema["description"]), $"{key.Path} has no description."));

    /// <summary>A key that may be left out has a default, unless being left out means something of its own.</summary>
    [Fact]
    public void EveryOptionalKeyHasADefault()
    {
        string[] meaningful =
        [
            "#/$schema", "#/data/fashion-mnist/directory", "#/data/mnist/directory", "#/data/idx/directory", "#/data/csv/validation_path",
            "#/data/csv/label_columns", "#/data/csv/features", "#/data/csv/ignore",
                "#/data/csv/standardize_targets", "#/training/learning_rate",
        ];
        var without = Keys().Where(key => !key.Required && !key.Schema.ContainsKey("default")).Select(key => key.Path);
        Assert.Equal(meaningful, without);
    }

    /// <summary>As in the check of a config, the arguments of the default kind need no kind beside them.</summary>
    [Fact]
    public void ExactlyOneKindOfEachUnionMayLeaveItsKindOut() =>
        Assert.All(
            Schemas(Schema, "#").Select(s => s.Schema["oneOf"] as JsonArray).OfType<JsonArray>()
                .Where(kinds => kinds[0]!["enum"] is not null),
            kinds => Assert.Single(kinds.Skip(1), kind => !(kind!["required"] as JsonArray ?? []).Any(name => (string?)name == "kind")));

    [Fact]
    public void EveryObjectIsClosed() =>
        Assert.All(Schemas(Schema, "#").Where(s => s.Schema.ContainsKey("properties")), s =>
            Assert.False((bool)s.Schema["additionalProperties"]!));

    [Fact]
    public void TheCommittedConfigsAreRead() => Assert.All(RepositoryFiles.ConfigFiles(), path => ConfigReader.ReadFile(path));

    /// <summary>The name of a config is its file's, so that runs/NAME is easily found again.</summary>
    [Fact]
    public void TheCommittedConfigsAreNamedAsTheirFiles() =>
        Assert.All(RepositoryFiles.ConfigFiles(), path =>
            Assert.Equal(Path.GetFileNameWithoutExtension(path), ConfigReader.ReadFile(path).Name));

    [Fact]
    public void TheCommittedConfigsPointToTheSchema() =>
        Assert.All(RepositoryFiles.ConfigFiles(), path => Assert.Equal(RepositoryFiles.Schema, ConfigReader.ReadFile(path).Schema));

    private static IEnumerable<(string Path, JsonObject Schema, bool Required)> Keys() =>
        from holder in Schemas(Schema, "#")
        where holder.Schema.ContainsKey("properties")
        let required = holder.Schema["required"] as JsonArray ?? []
        from property in (JsonObject)holder.Schema["properties"]!
        where property.Key != "kind"
        select ($"{holder.Path}/{property.Key}", (JsonObject)property.Value!, required.Any(name => (string?)name == property.Key));

    // A schema, and those in it; a kind's path has the kind in it.
    private static IEnumerable<(string Path, JsonObject Schema)> Schemas(JsonObject schema, string path)
    {
        var kind = (string?)schema["properties"]?["kind"]?["const"];
        var at = kind is null ? path : $"{path}/{kind}";
        yield return (at, schema);
        var inner = (schema["properties"] as JsonObject ?? []).Select(p => (path: $"{at}/{p.Key}", node: p.Value))
            .Concat((schema["oneOf"] as JsonArray ?? []).Select(node => (path: at, node)))
            .Concat(schema["items"] is { } items ? [(path: at, node: items)] : []);
        foreach (var found in inner.SelectMany(i => Schemas((JsonObject)i.node!, i.path)))
            yield return found;
    }
}
