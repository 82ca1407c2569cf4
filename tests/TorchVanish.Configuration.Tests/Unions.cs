using System.Text.Json.Nodes;
using TorchVanish.Configuration.Shapes;

namespace TorchVanish.Configuration.Tests;

/// <summary>Every place of a config where one of several kinds stands, read off the shapes.</summary>
public static class Unions
{
    private static readonly Dictionary<string, ChoiceShape> Shapes = Of(ShapeReader.Experiment, "").ToDictionary();

    public static TheoryData<string, string> Kinds()
    {
        var data = new TheoryData<string, string>();
        foreach (var (path, shape) in Shapes)
        {
            foreach (var kind in shape.Kinds)
                data.Add(path, kind.Kind!);
        }
        return data;
    }

    internal static ChoiceShape Shape(string path) => Shapes[path];

    /// <summary>A valid value of a key that has no default.</summary>
    internal static JsonNode? RequiredValue(string key) => key switch
    {
        "path" => JsonValue.Create("/a.csv"),
        "layers" => JsonNode.Parse("""[{ "kind": "linear", "out_features": 2 }]"""),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "Add a valid value of this key."),
    };

    /// <summary>A config with nothing but this at a path.</summary>
    internal static string Place(string path, JsonNode node) =>
        path.Split('.').Reverse().Aggregate(node, (inner, key) => new JsonObject { [key] = inner }).ToJsonString();

    private static IEnumerable<(string Path, ChoiceShape Shape)> Of(ObjectShape shape, string path)
    {
        foreach (var property in shape.Properties)
        {
            var at = ObjectShape.Join(path, property.Name);
            if (property.Shape is ObjectShape inner)
            {
                foreach (var found in Of(inner, at))
                    yield return found;
            }
            else if (property.Shape is ChoiceShape choice)
            {
                yield return (at, choice);
                // Only the default kind's own unions have a path that needs no kind beside it.
                foreach (var found in Of(choice.Kinds.Single(k => k.Kind == choice.DefaultKind), at))
                    yield return found;
            }
        }
    }
}
