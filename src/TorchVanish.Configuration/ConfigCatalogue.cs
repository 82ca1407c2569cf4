using TorchVanish.Configuration.Shapes;

namespace TorchVanish.Configuration;

/// <summary>A key of a config whose value is one of several names.</summary>
/// <param name="Path">model.activation, ...</param>
public sealed record ConfigChoice(string Path, IReadOnlyList<ConfigKind> Kinds);

/// <summary>One of the names that are valid for a key.</summary>
/// <param name="Arguments">Its own keys with their defaults, such as "negative_slope = 0.01".</param>
public sealed record ConfigKind(string Name, string Description, IReadOnlyList<string> Arguments);

/// <summary>Every name that a config can use, from the shapes that also validate configs.</summary>
public static class ConfigCatalogue
{
    public static IReadOnlyList<ConfigChoice> Choices { get; } = [.. ChoicesOf(ShapeReader.Experiment, path: "")];

    private const string Layers = "layers";

    private static IEnumerable<ConfigChoice> ChoicesOf(ObjectShape shape, string path)
    {
        foreach (var property in shape.Properties)
        {
            var at = ObjectShape.Join(path, property.Name);
            switch (property.Shape)
            {
                case NameShape names:
                    yield return new ConfigChoice(at, [.. names.Names.Select(name => new ConfigKind(name, "", []))]);
                    break;
                case ObjectShape inner:
                    foreach (var choice in ChoicesOf(inner, at))
                        yield return choice;
                    break;
                case ChoiceShape choices:
                    foreach (var choice in ChoicesOf(choices, at))
                        yield return choice;
                    break;
                // The branch of a residual layer has the same kinds of layers as the model.
                case LayerListShape list when !path.Contains($".{Layers}", StringComparison.Ordinal):
                    foreach (var choice in ChoicesOf(list.Item(), at))
                        yield return choice;
                    break;
            }
        }
    }

    private static IEnumerable<ConfigChoice> ChoicesOf(ChoiceShape choices, string path)
    {
        yield return new ConfigChoice(path, [.. choices.Kinds.Select(KindOf)]);
        foreach (var choice in choices.Kinds.SelectMany(kind => ChoicesOf(kind, path)).DistinctBy(choice => choice.Path))
            yield return choice;
    }

    private static ConfigKind KindOf(ObjectShape kind) => new(
        kind.Kind!,
        kind.Description,
        [.. kind.Properties.Select(p => p.Default is null ? p.Name : $"{p.Name} = {Show(p.Default)}")]);

    private static string Show(System.Text.Json.Nodes.JsonNode value) =>
        value is System.Text.Json.Nodes.JsonObject named ? named["kind"]?.ToString() ?? named.ToJsonString() : value.ToString();
}
